package nl.qualityregister.certificate;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleSpan;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements of the room; each serves a whole chunk. */
@Component
class CertificateRows {
    private static final String RUNNING = """
        cycle.state = 'RUNNING'
          and cycle.days @> cast(:day as date)
        """;

    /** A cycle is one of the two kinds, so a certificate of either is the one that it needs. */
    private static final String WANTED = RUNNING + """
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
               coalesce(certificate.printed ->> 'holder', '') as holder, certificate.register, certificate.cycle_id, certificate.kind,
               certificate.occupations, certificate.valid_from, certificate.valid_until, certificate.issued_on,
               certificate.issued_at, certificate.token, certificate.sha256, certificate.revoked_at,
               certificate.revocation_reason, certificate.edition, certificate.receiver, certificate.superseded_by,
               certificate.superseded_at, certificate.erased_at
        from certificate
        join registrant on registrant.id = certificate.registrant_id
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SealKeyRows keys;
    private final boolean keepBytes;

    /** @param keepBytes whether the PDFs are kept as they were issued, besides what they can be rendered from */
    CertificateRows(
            JdbcClient jdbc,
            JsonMapper json,
            SealKeyRows keys,
            @Value("${register.seal.keep-bytes:false}") boolean keepBytes) {
        this.jdbc = jdbc;
        this.json = json;
        this.keys = keys;
        this.keepBytes = keepBytes;
    }

    List<CycleId> wanted(RegisterId register, LocalDate day, CycleSpan span, int limit) {
        return jdbc.sql("select cycle.id from cycle where cycle.register = :register and cycle.id > :after"
                        + " and cycle.id <= :until and "
                        + WANTED + " and exists (select 1 " + REGISTERED + ") order by cycle.id limit :limit")
                .param("register", register.value())
                .param("day", day)
                .param("after", span.after())
                .param("until", span.until())
                .param("limit", limit)
                .query((row, i) -> new CycleId(row.getLong("id")))
                .list();
    }

    /** Where those lie that are wanted; the standings are looked at with each page. */
    CycleSpan wanted(RegisterId register, LocalDate day) {
        return jdbc.sql("select coalesce(min(cycle.id) - 1, 0) as after, coalesce(max(cycle.id), 0) as until"
                        + " from cycle where cycle.register = :register and " + WANTED)
                .param("register", register.value())
                .param("day", day)
                .query((row, i) -> new CycleSpan(row.getLong("after"), row.getLong("until")))
                .single();
    }

    /** Those among the cycles that are wanted, by id, so that two who issue the same wait for each other in the same order. */
    List<Entitled> entitled(Collection<CycleId> cycles, LocalDate day) {
        return entitled(cycles, day, " and " + WANTED);
    }

    /** The same of cycles that have their certificate already. */
    List<Entitled> entitledAnew(Collection<CycleId> cycles, LocalDate day) {
        return entitled(cycles, day, " and " + RUNNING);
    }

    private List<Entitled> entitled(Collection<CycleId> cycles, LocalDate day, String those) {
        return jdbc.sql("""
                        select cycle.id, cycle.registrant_id, cycle.register, cycle.renewal, lower(cycle.days) as valid_from,
                               upper(cycle.days) - 1 as valid_until, registrant.number, registrant.initials, registrant.called_name,
                               registrant.infix, registrant.surname, registered.occupations
                        from cycle
                        join registrant on registrant.id = cycle.registrant_id
                        cross join lateral (
                            select array_agg(standing.occupation order by standing.occupation) as occupations
                        """ + REGISTERED
                        + ") registered where cycle.id = any (:cycles) and registered.occupations is not null"
                        + those + " order by cycle.id")
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
                                     valid_until, issued_on, issued_at, stationery, printed, renderer, sha256, seal_key, seal_room,
                                     signature, credential_signature, time_stamp, pdf, status_list, status_index, edition, receiver)
            select number, token, registrant_id, cycle_id, register, kind, occupations, valid_from,
                   valid_until, issued_on, issued_at, stationery, printed, renderer, sha256, seal_key, seal_room,
                   signature, credential_signature, time_stamp, pdf, status_list, status_index, edition, receiver
            from jsonb_to_recordset(cast(:rows as jsonb)) as row (
                number text, token text, registrant_id bigint, cycle_id bigint, register text, kind text,
                occupations text[], valid_from date, valid_until date, issued_on date, issued_at timestamptz,
                stationery text, printed jsonb, renderer text, sha256 text, seal_key text, seal_room integer,
                signature bytea, credential_signature bytea, time_stamp bytea, pdf bytea, status_list integer,
                status_index integer, edition integer, receiver text)
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

    private Map<String, @Nullable Object> row(Rendered rendered) {
        Certificate certificate = rendered.certificate();
        Seal seal = rendered.seal();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("number", certificate.number().value());
        row.put("token", certificate.token());
        row.put("registrant_id", certificate.registrant().value());
        row.put("cycle_id", certificate.cycle().value());
        row.put("register", certificate.register().value());
        row.put("kind", certificate.kind());
        row.put(
                "occupations",
                certificate.occupations().stream().map(OccupationCode::value).toList());
        row.put("valid_from", certificate.validFrom().toString());
        row.put("valid_until", certificate.validUntil().toString());
        row.put("issued_on", certificate.issuedOn().toString());
        row.put("issued_at", certificate.issuedAt().toString());
        row.put("stationery", sha256(rendered.printed().stationery()));
        row.put("printed", rendered.printed().particulars());
        row.put("renderer", CertificatePdf.VERSION);
        row.put("sha256", certificate.sha256());
        row.put("seal_key", seal.key().id());
        row.put("seal_room", seal.room());
        row.put("signature", bytea(seal.signature()));
        row.put("credential_signature", bytea(seal.credentialSignature()));
        row.put("time_stamp", bytea(seal.timeStamp()));
        row.put("pdf", keepBytes ? bytea(rendered.pdf()) : null);
        row.put("edition", certificate.edition());
        row.put("receiver", certificate.receiver());
        row.put("status_list", rendered.printed().portable().list());
        row.put("status_index", rendered.printed().portable().index());
        return row;
    }

    private static @Nullable String bytea(byte @Nullable [] bytes) {
        return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
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

    /** Those of them that there are, by number. */
    List<Certificate> find(Collection<CertificateNumber> numbers) {
        return jdbc.sql(SELECT + "where certificate.number = any (:numbers) order by certificate.number")
                .param(
                        "numbers",
                        numbers.stream()
                                .map(CertificateNumber::value)
                                .distinct()
                                .toArray(String[]::new))
                .query((row, i) -> certificate(row))
                .list();
    }

    Optional<Certificate> bySha256(String sha256) {
        return one("certificate.sha256 = :key", sha256);
    }

    /** @param signature of the PDF, in DER */
    Optional<Certificate> bySignature(byte[] signature) {
        return one("certificate.signature = :key", signature);
    }

    Optional<Certificate> byCredentialSignature(byte[] signature) {
        return one("certificate.credential_signature = :key", signature);
    }

    private Optional<Certificate> one(String condition, Object key) {
        return jdbc.sql(SELECT + "where " + condition + " limit 1")
                .param("key", key)
                .query((row, i) -> certificate(row))
                .optional();
    }

    /** The latest edition of what is unique. */
    Optional<Certificate> latest(CycleId cycle, CertificateKind kind, String receiver) {
        return jdbc.sql(SELECT + """
            where certificate.cycle_id = :cycle and certificate.kind = :kind and certificate.receiver = :receiver
            order by certificate.edition desc
            limit 1
            """)
                .param("cycle", cycle.value())
                .param("kind", kind.code())
                .param("receiver", receiver)
                .query((row, i) -> certificate(row))
                .optional();
    }

    /** False when it has been superseded already. */
    boolean supersede(CertificateNumber old, CertificateNumber by, Instant now) {
        return jdbc.sql("""
            update certificate set superseded_by = :by, superseded_at = :now
            where number = :number and superseded_at is null
            """)
                        .param("number", old.value())
                        .param("by", by.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Takes away what they say about the persons; number, hash and place in the status list stay. Returns the numbers. */
    List<CertificateNumber> erase(Collection<RegistrantId> registrants, Instant now) {
        return jdbc.sql("""
            update certificate set printed = null, pdf = null, erased_at = :now,
                                   receiver = case when receiver = '' then '' else number end
            where registrant_id = any (:registrants) and erased_at is null
            returning number
            """)
                .param(
                        "registrants",
                        registrants.stream().map(RegistrantId::value).toArray(Long[]::new))
                .param("now", Timestamp.from(now))
                .query((row, i) -> new CertificateNumber(row.getString("number")))
                .list();
    }

    /** Revokes those that are not revoked yet; returns their numbers. */
    List<CertificateNumber> revoke(Collection<CertificateNumber> numbers, String reason, Instant now) {
        return jdbc.sql("""
            update certificate set revoked_at = :now, revocation_reason = :reason
            where number = any (:numbers) and revoked_at is null
            returning number
            """)
                .param("numbers", numbers.stream().map(CertificateNumber::value).toArray(String[]::new))
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .query((row, i) -> new CertificateNumber(row.getString("number")))
                .list();
    }

    /** Those of a register that stand, by number, locked to the end of the transaction; at most {@code limit}. */
    List<CertificateNumber> standing(RegisterId register, RevocationScope scope, int limit) {
        return jdbc.sql("""
            select number from certificate
            where register = :register and revoked_at is null and superseded_at is null and erased_at is null
              and (cast(:kind as text) is null or kind = :kind)
              and (cast(:from as date) is null or issued_on >= :from)
              and (cast(:until as date) is null or issued_on <= :until)
              and (cast(:numbers as text[]) is null or number = any (:numbers))
            order by number
            limit :limit
            for update
            """)
                .param("register", register.value())
                .param("kind", scope.kind())
                .param("from", scope.issuedFrom())
                .param("until", scope.issuedUntil())
                .param("numbers", scope.numbersAsKept())
                .param("limit", limit)
                .query((row, i) -> new CertificateNumber(row.getString("number")))
                .list();
    }

    Optional<Certificate> byToken(String token) {
        return jdbc.sql(SELECT + "where certificate.token = :token")
                .param("token", token)
                .query((row, i) -> certificate(row))
                .optional();
    }

    List<Certificate> of(RegistrantId registrant) {
        return jdbc.sql(SELECT
                        + "where certificate.registrant_id = :registrant order by certificate.issued_at desc,"
                        + " certificate.number")
                .param("registrant", registrant.value())
                .query((row, i) -> certificate(row))
                .list();
    }

    List<Certificate> inForce(RegisterId register, String after, int limit) {
        return jdbc.sql(SELECT + """
            where certificate.register = :register and certificate.revoked_at is null and certificate.superseded_at is null
              and certificate.printed is not null and certificate.number > :after
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
            select paper.document, certificate.printed, certificate.renderer, certificate.seal_key, certificate.seal_room,
                   certificate.signature, certificate.credential_signature, certificate.time_stamp, certificate.pdf,
                   certificate.sha256
            from certificate
            join certificate_stationery paper on paper.sha256 = certificate.stationery
            where certificate.number = :number and certificate.printed is not null
            """)
                .param("number", number.value())
                .query((row, i) -> new KeptCertificate(
                        number,
                        new PrintedCertificate(
                                json.readValue(row.getString("document"), Stationery.class),
                                json.readValue(row.getString("printed"), Particulars.class)),
                        row.getString("renderer"),
                        seal(row),
                        row.getBytes("pdf"),
                        row.getString("sha256")))
                .optional();
    }

    private @Nullable Seal seal(ResultSet row) throws SQLException {
        @Nullable String key = row.getString("seal_key");
        return key == null
                ? null
                : new Seal(
                        keys.find(key),
                        row.getInt("seal_room"),
                        row.getBytes("signature"),
                        row.getBytes("credential_signature"),
                        row.getBytes("time_stamp"));
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
                moment(row, "revoked_at"),
                row.getString("revocation_reason"),
                row.getInt("edition"),
                row.getString("receiver"),
                superseding(row),
                moment(row, "superseded_at"),
                moment(row, "erased_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable CertificateNumber superseding(ResultSet row) throws SQLException {
        @Nullable String number = row.getString("superseded_by");
        return number == null ? null : new CertificateNumber(number);
    }

    private static List<OccupationCode> occupations(ResultSet row) throws SQLException {
        Array codes = row.getArray("occupations");
        return Arrays.stream((String[]) codes.getArray())
                .map(OccupationCode::new)
                .toList();
    }
}
