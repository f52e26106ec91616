package nl.qualityregister.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Badges as they lie in the table, with what the ledger says of their credits. */
@Component
class BadgeRows {
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private static final String SELECT = """
        select badge.number, badge.registrant_id, registrant.number as registration,
               coalesce(badge.stated ->> 'holder', '') as holder, badge.register, badge.credit_id,
               coalesce(badge.stated ->> 'title', '') as title,
               coalesce(credit.completed_on, (badge.issued_at at time zone 'UTC')::date) as completed_on, badge.issued_at,
               counter.credited_at as revoked_at, counter.reason as revocation_reason, badge.erased_at
        from certificate_badge badge
        join registrant on registrant.id = badge.registrant_id
        -- of who was erased the credit is gone, and the badge says so
        left join credit on credit.id = badge.credit_id
        left join credit counter on counter.reverses = badge.credit_id
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SealKeyRows keys;

    BadgeRows(JdbcClient jdbc, JsonMapper json, SealKeyRows keys) {
        this.jdbc = jdbc;
        this.json = json;
        this.keys = keys;
    }

    /** A course that was attended and credited, and not taken back. */
    record Completed(
            RegistrantId registrant,
            RegisterId register,
            LocalDate completedOn,
            @Nullable Long points,
            String course,
            String title) {}

    Optional<Completed> completed(long credit) {
        return jdbc.sql("""
            select registrant_id, register, completed_on, points, attributes
            from credit
            where id = :credit and reverses is null and source_kind = 'attendance'
              and not exists (select from credit counter where counter.reverses = credit.id)
            """)
                .param("credit", credit)
                .query((row, i) -> completed(row))
                .optional();
    }

    private Completed completed(ResultSet row) throws SQLException {
        Map<String, Object> attributes = json.readValue(row.getString("attributes"), ATTRIBUTES);
        return new Completed(
                new RegistrantId(row.getLong("registrant_id")),
                new RegisterId(row.getString("register")),
                row.getObject("completed_on", LocalDate.class),
                row.getObject("points", Long.class),
                String.valueOf(attributes.getOrDefault("courseCode", "")),
                String.valueOf(attributes.getOrDefault("title", "")));
    }

    /** False when there is one of that credit already. */
    boolean insert(
            CertificateNumber number,
            long credit,
            Completed completed,
            Instant now,
            StatedBadge stated,
            String key,
            byte[] signature) {
        return jdbc.sql("""
            insert into certificate_badge (number, registrant_id, credit_id, register, issued_at, stated, seal_key,
                                           credential_signature, status_list, status_index)
            values (:number, :registrant, :credit, :register, :at, cast(:stated as jsonb), :key, :signature, :list, :index)
            on conflict on constraint certificate_badge_once_uk do nothing
            """)
                        .param("number", number.value())
                        .param("registrant", completed.registrant().value())
                        .param("credit", credit)
                        .param("register", completed.register().value())
                        .param("at", Timestamp.from(now))
                        .param("stated", json.writeValueAsString(stated))
                        .param("key", key)
                        .param("signature", signature)
                        .param("list", stated.portable().list())
                        .param("index", stated.portable().index())
                        .update()
                == 1;
    }

    Optional<Badge> find(CertificateNumber number) {
        return one("badge.number = :key", number.value());
    }

    Optional<Badge> ofCredit(long credit) {
        return one("badge.credit_id = :key", credit);
    }

    Optional<Badge> byCredentialSignature(byte[] signature) {
        return one("badge.credential_signature = :key", signature);
    }

    private Optional<Badge> one(String condition, Object key) {
        return jdbc.sql(SELECT + "where " + condition + " limit 1")
                .param("key", key)
                .query((row, i) -> badge(row))
                .optional();
    }

    /** The newest first. */
    List<Badge> of(RegistrantId registrant) {
        return jdbc.sql(SELECT + "where badge.registrant_id = :registrant order by badge.issued_at desc, badge.number")
                .param("registrant", registrant.value())
                .query((row, i) -> badge(row))
                .list();
    }

    /** The credential as it was issued; empty when there is none or it was erased. */
    Optional<String> credential(CertificateNumber number) {
        return jdbc.sql("""
            select stated, seal_key, credential_signature
            from certificate_badge
            where number = :number and stated is not null
            """)
                .param("number", number.value())
                .query((row, i) -> Credential.secured(
                        BadgeCredential.toBeSigned(
                                json.readValue(row.getString("stated"), StatedBadge.class),
                                keys.find(row.getString("seal_key")).id()),
                        row.getBytes("credential_signature")))
                .optional();
    }

    /** Takes away what they say about the persons; number and place in the status list stay. Returns the numbers. */
    List<CertificateNumber> erase(Collection<RegistrantId> registrants, Instant now) {
        return jdbc.sql("""
            update certificate_badge set stated = null, erased_at = :now
            where registrant_id = any(:registrants) and erased_at is null
            returning number
            """)
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .param("now", Timestamp.from(now))
                .query((row, i) -> new CertificateNumber(row.getString("number")))
                .list();
    }

    private static Badge badge(ResultSet row) throws SQLException {
        return new Badge(
                new CertificateNumber(row.getString("number")),
                new RegistrantId(row.getLong("registrant_id")),
                new RegistrationNumber(row.getString("registration")),
                row.getString("holder"),
                new RegisterId(row.getString("register")),
                row.getLong("credit_id"),
                row.getString("title"),
                row.getObject("completed_on", LocalDate.class),
                row.getTimestamp("issued_at").toInstant(),
                moment(row, "revoked_at"),
                row.getString("revocation_reason"),
                moment(row, "erased_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
