package nl.qualityregister.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.evidence.LinkToken;
import nl.qualityregister.house.Columns;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The links to certificates; a use is counted by one statement, so that however many come at once no more get in than may. */
@Component
class ShareLinkRows {
    private static final String COLUMNS =
            "id, certificate, label, holds_until, uses, used, made_at, last_used_at, revoked_at";
    private static final String SELECT = "select " + COLUMNS + " from certificate_share_link ";
    private static final String OPEN = "revoked_at is null and holds_until >= :day and used < uses";

    private final JdbcClient jdbc;

    ShareLinkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the certificate's row to the end of the transaction, so that of its links one is made after the other. */
    int open(CertificateNumber certificate, LocalDate day) {
        jdbc.sql("select number from certificate where number = :number for no key update")
                .param("number", certificate.value())
                .query(String.class)
                .list();
        return jdbc.sql("select count(*) from certificate_share_link where certificate = :number and " + OPEN)
                .param("number", certificate.value())
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    void add(ShareLink link, LinkToken token) {
        jdbc.sql("""
                        insert into certificate_share_link (id, certificate, token_sha256, label, holds_until, uses, made_at)
                        values (:id, :certificate, :token, :label, :until, :uses, :at)
                        """)
                .param("id", link.id().value())
                .param("certificate", link.certificate().value())
                .param("token", token.sha256())
                .param("label", link.label())
                .param("until", link.until())
                .param("uses", link.uses())
                .param("at", Timestamp.from(link.madeAt()))
                .update();
    }

    /** Counts one more use; empty when the link opens nothing, or there is none. */
    Optional<ShareLink> use(LinkToken token, LocalDate day, Instant now) {
        return jdbc.sql("update certificate_share_link set used = used + 1, last_used_at = :now"
                        + " where token_sha256 = :token and " + OPEN + " returning " + COLUMNS)
                .param("token", token.sha256())
                .param("day", day)
                .param("now", Timestamp.from(now))
                .query((row, i) -> link(row))
                .optional();
    }

    Optional<ShareLink> behind(LinkToken token) {
        return jdbc.sql(SELECT + "where token_sha256 = :token")
                .param("token", token.sha256())
                .query((row, i) -> link(row))
                .optional();
    }

    Optional<ShareLink> find(ShareLinkId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query((row, i) -> link(row))
                .optional();
    }

    /** The newest first. */
    List<ShareLink> of(CertificateNumber certificate) {
        return jdbc.sql(SELECT + "where certificate = :number order by made_at desc, id")
                .param("number", certificate.value())
                .query((row, i) -> link(row))
                .list();
    }

    /** False when it was revoked before. */
    boolean revoke(ShareLinkId id, Instant now) {
        return jdbc.sql("update certificate_share_link set revoked_at = :now where id = :id and revoked_at is null")
                        .param("id", id.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** What the links of these persons said is theirs, and goes with them. */
    void erase(Collection<RegistrantId> registrants) {
        jdbc.sql("""
                        delete from certificate_share_link
                        where certificate in (select number from certificate where registrant_id = any(:registrants))
                        """)
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .update();
    }

    private static ShareLink link(ResultSet row) throws SQLException {
        return new ShareLink(
                new ShareLinkId(row.getObject("id", UUID.class)),
                new CertificateNumber(row.getString("certificate")),
                row.getString("label"),
                row.getObject("holds_until", LocalDate.class),
                row.getInt("uses"),
                row.getInt("used"),
                row.getTimestamp("made_at").toInstant(),
                moment(row, "last_used_at"),
                moment(row, "revoked_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
