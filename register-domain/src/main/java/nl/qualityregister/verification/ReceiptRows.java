package nl.qualityregister.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.CanonicalJson;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Receipts as rows, written once. */
@Component
class ReceiptRows {
    private static final String KEEP = """
            insert into receipt
                   (id, asker, organisation, valid_on, known_at, answered_at, log_size, answers, salts, signature)
            values (:id, :asker, :organisation, :validOn, :knownAt, :answeredAt, :logSize, :answers, :salts, :signature)
            """;

    private static final String FIND = """
            select id, valid_on, known_at, answered_at, log_size, body, answers, salts, signature
              from receipt
             where id = :id and (asker = :asker or organisation = :organisation)
            """;

    private static final TypeReference<Map<String, Object>> RESULT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReceiptRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void keep(Receipt receipt, byte[] answers, byte[] salts, AccountId asker, @Nullable OrganisationId organisation) {
        jdbc.sql(KEEP)
                .param("id", receipt.id().value())
                .param("asker", asker.value())
                .param("organisation", organisation == null ? null : organisation.value())
                .param("validOn", receipt.validOn())
                .param("knownAt", receipt.knownAt().atOffset(ZoneOffset.UTC))
                .param("answeredAt", receipt.answeredAt().atOffset(ZoneOffset.UTC))
                .param("logSize", receipt.logSize())
                .param("answers", answers)
                .param("salts", salts)
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

    private Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                new ReceiptId(row.getObject("id", UUID.class)),
                row.getObject("valid_on", LocalDate.class),
                moment(row, "known_at"),
                moment(row, "answered_at"),
                row.getObject("log_size", Long.class),
                results(row),
                Salts.parted(row.getBytes("salts")),
                row.getString("signature"));
    }

    private List<String> results(ResultSet row) throws SQLException {
        byte[] answers = row.getBytes("answers");
        return answers == null
                ? results(row.getString("body"))
                : AnswerBytes.read(answers).stream().map(Answer::spelled).toList();
    }

    /** Receipts of before were kept as they were spelled. */
    private List<String> results(String body) {
        List<String> results = new ArrayList<>();
        json.readTree(body)
                .path("results")
                .forEach(result -> results.add(CanonicalJson.of(json.convertValue(result, RESULT))));
        return results;
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
