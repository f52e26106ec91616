package nl.qualityregister.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Receipts as rows, written once. */
@Component
class ReceiptRows {
    private static final String KEEP = """
            insert into receipt
                   (id, asker, organisation, valid_on, known_at, answered_at, body, salts, signature)
            values (:id, :asker, :organisation, :validOn, :knownAt, :answeredAt, :body, :salts, :signature)
            """;

    private static final String FIND = """
            select id, valid_on, known_at, answered_at, body, salts, signature
              from receipt
             where id = :id and (asker = :asker or organisation = :organisation)
            """;

    private final JdbcClient jdbc;

    ReceiptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(Receipt receipt, AccountId asker, @Nullable OrganisationId organisation) {
        jdbc.sql(KEEP)
                .param("id", receipt.id().value())
                .param("asker", asker.value())
                .param("organisation", organisation == null ? null : organisation.value())
                .param("validOn", receipt.validOn())
                .param("knownAt", receipt.knownAt().atOffset(ZoneOffset.UTC))
                .param("answeredAt", receipt.answeredAt().atOffset(ZoneOffset.UTC))
                .param("body", receipt.body())
                .param("salts", Salts.joined(receipt.salts()))
                .param("signature", receipt.signature())
                .update();
    }

    Optional<Receipt> find(ReceiptId id, AccountId asker, @Nullable OrganisationId organisation) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .param("asker", asker.value())
                .param("organisation", organisation == null ? null : organisation.value())
                .query((row, i) -> receipt(row))
                .optional();
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                new ReceiptId(row.getObject("id", UUID.class)),
                row.getObject("valid_on", LocalDate.class),
                moment(row, "known_at"),
                moment(row, "answered_at"),
                row.getString("body"),
                Salts.parted(row.getBytes("salts")),
                row.getString("signature"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
