package nl.qualityregister.certificate;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements of the room; each serves a whole chunk. */
@Component
class CertificateRows {
    /** A cycle is one of the two kinds, so a certificate of either is the one that it needs. */
    private static final String WANTED = """
            cycle.state = 'RUNNING'
              and cycle.days @> cast(:day as date)
              and not exists (
                  select 1 from certificate
                  where certificate.registrant_id = cycle.registrant_id
                    and certificate.cycle_id = cycle.id
                    and certificate.kind in ('registration', 're-registration'))
            """;

    private static final String REGISTERED = """
            from roll_standing standing
            where standing.registrant_id = cycle.registrant_id
              and standing.register = cycle.register
              and standing.occupation = any (cycle.occupations)
              and standing.status = 'REGISTERED'
              and standing.days @> cast(:day as date)
              and upper_inf(standing.known)
            """;

    private static final String SELECT = """
            select certificate.number, certificate.registrant_id, registrant.number as registration,
                   certificate.printed ->> 'holder' as holder, certificate.register, certificate.cycle_id, certificate.kind,
                   certificate.occupations, certificate.valid_from, certificate.valid_until, certificate.issued_on,
                   certificate.issued_at, certificate.token, certificate.sha256, certificate.revoked_at,
                   certificate.revocation_reason
            from certificate
            join registrant on registrant.id = certificate.registrant_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CertificateRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<CycleId> wanted(RegisterId register, LocalDate day, long after, int limit) {
        return jdbc.sql("select cycle.id from cycle where cycle.register = :register and cycle.id > :after and "
                        + WANTED + " and exists (select 1 " + REGISTERED + ") order by cycle.id limit :limit")
                .param("register", register.value())
                .param("day", day)
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> new CycleId(row.getLong("id")))
                .list();
    }

    /** Those among the cycles that are wanted, by id, so that two who issue the same wait for each other in the same order. */
    List<Entitled> entitled(Collection<CycleId> cycles, LocalDate day) {
        return jdbc.sql("""
                        select cycle.id, cycle.registrant_id, cycle.register, cycle.renewal, lower(cycle.days) as valid_from,
                               upper(cycle.days) - 1 as valid_until, registrant.number, registrant.initials, registrant.called_name,
                               registrant.infix, registrant.surname, registered.occupations
                        from cycle
                        join registrant on registrant.id = cycle.registrant_id
                        cross join lateral (
                            select array_agg(standing.occupation order by standing.occupation) as occupations
                        """ + REGISTERED
                        + ") registered where cycle.id = any (:cycles) and registered.occupations is not null and "
                        + WANTED + " order by cycle.id")
                .param("cycles", cycles.stream().map(CycleId::value).toArray(Long[]::new))
                .param("day", day)
                .query((row, i) -> entitled(row))
                .list();
    }

    private static Entitled entitled(ResultSet row) throws SQLException {
        return new Entitled(
                new CycleId(row.getLong("id")),
                new RegistrantId(row.getLong("registrant_id")),
                new RegistrationNumber(row.getString("number")),
                new PersonName(
                        row.getString("initials"),
                        row.getString("called_name"),
                        row.getString("infix"),
                        row.getString("surname")),
                new RegisterId(row.getString("register")),
                row.getInt("renewal"),
                occupations(row),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    /** Stores those whose (registrant, cycle, kind) is new; returns their numbers. */
    Set<String> insert(List<Rendered> rendered) {
        Map<String, Stationery> stationery = rendered.stream()
                .map(one -> one.printed().stationery())
                .distinct()
                .collect(Collectors.toMap(this::sha256, paper -> paper));
        jdbc.sql("""
                        insert into certificate_stationery (sha256, document)
                        select paper.key, paper.value from jsonb_each(cast(:stationery as jsonb)) paper order by paper.key
                        on conflict do nothing
                        """).param("stationery", json.writeValueAsString(stationery)).update();
        return Set.copyOf(jdbc.sql("""
                        insert into certificate (number, token, registrant_id, cycle_id, register, kind, occupations, valid_from,
                                                 valid_until, issued_on, issued_at, stationery, printed, renderer, sha256)
                        select number, token, registrant_id, cycle_id, register, kind, occupations, valid_from,
                               valid_until, issued_on, issued_at, stationery, printed, renderer, sha256
                        from jsonb_to_recordset(cast(:rows as jsonb)) as row (
                            number text, token text, registrant_id bigint, cycle_id bigint, register text, kind text,
                            occupations text[], valid_from date, valid_until date, issued_on date, issued_at timestamptz,
                            stationery text, printed jsonb, renderer text, sha256 text)
                        order by cycle_id
                        on conflict on constraint certificate_once_uk do nothing
                        returning number
                        """)
                .param(
                        "rows",
                        json.writeValueAsString(rendered.stream().map(this::row).toList()))
                .query(String.class)
                .list());
    }

    private Map<String, Object> row(Rendered rendered) {
        Certificate certificate = rendered.certificate();
        return Map.ofEntries(
                Map.entry("number", certificate.number().value()),
                Map.entry("token", certificate.token()),
                Map.entry("registrant_id", certificate.registrant().value()),
                Map.entry("cycle_id", certificate.cycle().value()),
                Map.entry("register", certificate.register().value()),
                Map.entry("kind", certificate.kind()),
                Map.entry(
                        "occupations",
                        certificate.occupations().stream()
                                .map(OccupationCode::value)
                                .toList()),
                Map.entry("valid_from", certificate.validFrom().toString()),
                Map.entry("valid_until", certificate.validUntil().toString()),
                Map.entry("issued_on", certificate.issuedOn().toString()),
                Map.entry("issued_at", certificate.issuedAt().toString()),
                Map.entry("stationery", sha256(rendered.printed().stationery())),
                Map.entry("printed", rendered.printed().particulars()),
                Map.entry("renderer", CertificatePdf.VERSION),
                Map.entry("sha256", certificate.sha256()));
    }

    private String sha256(Stationery stationery) {
        return Sha256.hex(json.writeValueAsBytes(stationery));
    }

    Optional<Certificate> find(CertificateNumber number) {
        return jdbc.sql(SELECT + "where certificate.number = :number")
                .param("number", number.value())
                .query((row, i) -> certificate(row))
                .optional();
    }

    Optional<Certificate> byToken(String token) {
        return jdbc.sql(SELECT + "where certificate.token = :token")
                .param("token", token)
                .query((row, i) -> certificate(row))
                .optional();
    }

    List<Certificate> of(RegistrantId registrant) {
        return jdbc.sql(
                        SELECT
                                + "where certificate.registrant_id = :registrant order by certificate.issued_at desc, certificate.number")
                .param("registrant", registrant.value())
                .query((row, i) -> certificate(row))
                .list();
    }

    List<Certificate> inForce(RegisterId register, String after, int limit) {
        return jdbc.sql(SELECT + """
                        where certificate.register = :register and certificate.revoked_at is null and certificate.number > :after
                        order by certificate.number
                        limit :limit
                        """)
                .param("register", register.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> certificate(row))
                .list();
    }

    Optional<KeptCertificate> kept(CertificateNumber number) {
        return jdbc.sql("""
                        select paper.document, certificate.printed, certificate.renderer, certificate.sha256
                        from certificate
                        join certificate_stationery paper on paper.sha256 = certificate.stationery
                        where certificate.number = :number
                        """)
                .param("number", number.value())
                .query((row, i) -> new KeptCertificate(
                        number,
                        new PrintedCertificate(
                                json.readValue(row.getString("document"), Stationery.class),
                                json.readValue(row.getString("printed"), Particulars.class)),
                        row.getString("renderer"),
                        row.getString("sha256")))
                .optional();
    }

    boolean revoke(CertificateNumber number, String reason, Instant now) {
        return jdbc.sql("""
                                update certificate set revoked_at = :now, revocation_reason = :reason
                                where number = :number and revoked_at is null
                                """)
                        .param("number", number.value())
                        .param("reason", reason)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static Certificate certificate(ResultSet row) throws SQLException {
        @Nullable Timestamp revokedAt = row.getTimestamp("revoked_at");
        return new Certificate(
                new CertificateNumber(row.getString("number")),
                new RegistrantId(row.getLong("registrant_id")),
                new RegistrationNumber(row.getString("registration")),
                row.getString("holder"),
                new RegisterId(row.getString("register")),
                new CycleId(row.getLong("cycle_id")),
                row.getString("kind"),
                occupations(row),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("issued_on", LocalDate.class),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("token"),
                row.getString("sha256"),
                revokedAt == null ? null : revokedAt.toInstant(),
                row.getString("revocation_reason"));
    }

    private static List<OccupationCode> occupations(ResultSet row) throws SQLException {
        Array codes = row.getArray("occupations");
        return Arrays.stream((String[]) codes.getArray())
                .map(OccupationCode::new)
                .toList();
    }
}
