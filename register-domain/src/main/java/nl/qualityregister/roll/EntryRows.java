package nl.qualityregister.roll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries as rows: appended and read, nothing else. */
@Component
class EntryRows {
    /** "roll" in ASCII: one lock for all that append. */
    private static final long LOCK = 0x726f6c6cL;

    /** The last leaf of the log, be it an entry or a note. */
    private static final String HEAD = """
            select index, recorded_at
              from ((select index, recorded_at from roll_entry order by index desc limit 1)
                    union all
                    (select index, recorded_at from roll_note order by index desc limit 1)) last
             order by index desc
             limit 1
            """;

    private static final String LEAF = """
            select entry.index, entry.recorded_at, entry.registrant_id, entry.register, entry.occupation, entry.kind,
                   entry.status, entry.true_from, entry.true_until, entry.valid_until, entry.actor, entry.basis,
                   entry.norm_set, entry.norm_version, entry.measure_id, entry.measure_kind, entry.measure_published,
                   entry.salt, entry.commitment, registrant.number
              from roll_entry entry
              left join registrant on registrant.id = entry.registrant_id
             where entry.index >= :from and entry.index < :until
             order by entry.index
            """;

    private static final String KNOWN = """
            select place - 1 as place
              from unnest(:registrants, :registers, :occupations, :kinds, :bases) with ordinality
                   as row (registrant_id, register, occupation, kind, basis, place)
              join roll_entry using (registrant_id, register, occupation, kind, basis)
             where measure_id is null
            """;

    private static final String KNOWN_OF_MEASURES = """
            select place - 1 as place
              from unnest(cast(:measures as uuid[]), :kinds, :bases) with ordinality as row (measure_id, kind, basis, place)
              join roll_entry using (measure_id, kind, basis)
            """;

    private static final String INSERT = """
            insert into roll_entry
                   (index, registrant_id, register, occupation, kind, status, true_from, true_until, valid_until,
                    recorded_at, actor, basis, norm_set, norm_version, measure_id, measure_kind, measure_published,
                    salt, commitment)
            select *
              from unnest(:indexes, :registrants, :registers, :occupations, :kinds, :statuses,
                          cast(:from as date[]), cast(:until as date[]), cast(:validUntil as date[]),
                          cast(:recordedAt as timestamptz[]), :actors, :bases, :normSets, :normVersions,
                          cast(:measures as uuid[]), :measureKinds, cast(:published as boolean[]), :salts, :commitments)
            """;

    private static final String ENTRY = """
            select index, registrant_id, register, occupation, kind, status, true_from, true_until, valid_until,
                   recorded_at, actor, basis, norm_set, norm_version, measure_id, measure_kind, measure_published
              from roll_entry
            """;

    private static final String NUMBERS = """
            select registrant.number
              from registrant
             where registrant.number = any(:numbers)
               and exists (select 1 from roll_entry
                            where roll_entry.registrant_id = registrant.id and roll_entry.recorded_at <= :knownAt)
            """;

    private final JdbcClient jdbc;

    EntryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held to the end of the transaction; who comes after sees all that was committed by those before. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
    }

    Optional<Head> head() {
        return jdbc.sql(HEAD)
                .query((row, i) -> new Head(row.getLong("index"), moment(row, "recorded_at")))
                .optional();
    }

    long lastRegistrant() {
        return jdbc.sql("select coalesce(max(registrant_id), 0) from roll_entry")
                .query(Long.class)
                .single();
    }

    /** Those of whom something was entered after the place. */
    Set<RegistrantId> since(long index) {
        return new HashSet<>(jdbc.sql("""
                        select distinct registrant_id from roll_entry
                         where index > :index and registrant_id is not null
                        """)
                .param("index", index)
                .query((row, i) -> new RegistrantId(row.getLong("registrant_id")))
                .list());
    }

    /** The places of those whose registration, kind and basis are entered already. */
    Set<Integer> known(List<NewEntry> entries) {
        Set<Integer> known = new HashSet<>(jdbc.sql(KNOWN)
                .param("registrants", Columns.numbers(entries, EntryRows::registrant))
                .param(
                        "registers",
                        Columns.text(entries, entry -> entry.registration().register()))
                .param(
                        "occupations",
                        Columns.text(entries, entry -> entry.registration().occupation()))
                .param("kinds", Columns.text(entries, NewEntry::kind))
                .param("bases", Columns.text(entries, NewEntry::basis))
                .query((row, i) -> row.getInt("place"))
                .list());
        if (entries.stream().anyMatch(entry -> entry.measure() != null)) {
            known.addAll(jdbc.sql(KNOWN_OF_MEASURES)
                    .param("measures", Columns.text(entries, EntryRows::measure))
                    .param("kinds", Columns.text(entries, NewEntry::kind))
                    .param("bases", Columns.text(entries, NewEntry::basis))
                    .query((row, i) -> row.getInt("place"))
                    .list());
        }
        return known;
    }

    void insert(List<RollEntry> appended, List<Leaf> leaves) {
        List<NewEntry> entries = appended.stream().map(RollEntry::entry).toList();
        jdbc.sql(INSERT)
                .param("indexes", Columns.numbers(appended, RollEntry::index))
                .param("registrants", Columns.numbers(entries, EntryRows::registrant))
                .param(
                        "registers",
                        Columns.text(entries, entry -> entry.registration().register()))
                .param(
                        "occupations",
                        Columns.text(entries, entry -> entry.registration().occupation()))
                .param("kinds", Columns.text(entries, NewEntry::kind))
                .param("statuses", Columns.text(entries, NewEntry::status))
                .param("from", Columns.text(entries, NewEntry::trueFrom))
                .param("until", Columns.text(entries, NewEntry::trueUntil))
                .param("validUntil", Columns.text(entries, NewEntry::validUntil))
                .param("recordedAt", Columns.text(appended, RollEntry::recordedAt))
                .param("actors", Columns.text(entries, entry -> entry.actor().name()))
                .param("bases", Columns.text(entries, NewEntry::basis))
                .param(
                        "normSets",
                        Columns.text(
                                entries,
                                entry -> entry.norm() == null
                                        ? null
                                        : entry.norm().normSet()))
                .param(
                        "normVersions",
                        Columns.text(
                                entries,
                                entry -> entry.norm() == null
                                        ? null
                                        : entry.norm().version()))
                .param("measures", Columns.text(entries, EntryRows::measure))
                .param(
                        "measureKinds",
                        Columns.text(
                                entries,
                                entry -> entry.measure() == null
                                        ? null
                                        : entry.measure().kind()))
                .param(
                        "published",
                        Columns.text(
                                entries,
                                entry -> entry.measure() == null
                                        ? null
                                        : entry.measure().published()))
                .param("salts", leaves.stream().map(Leaf::salt).toArray(byte[][]::new))
                .param("commitments", leaves.stream().map(Leaf::commitment).toArray(byte[][]::new))
                .update();
    }

    List<RollEntry> after(long cursor, int limit) {
        return jdbc.sql(ENTRY + " where index > :cursor and registrant_id is not null order by index limit :limit")
                .param("cursor", cursor)
                .param("limit", limit)
                .query((row, i) -> entry(row))
                .list();
    }

    List<RollEntry> of(Collection<RegistrantId> registrants) {
        return jdbc.sql(ENTRY + " where registrant_id = any(:registrants) order by index")
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .query((row, i) -> entry(row))
                .list();
    }

    /** What was ever entered of the measures of these registrants, in order. */
    List<RollEntry> ofMeasures(Collection<RegistrantId> registrants) {
        return jdbc.sql(ENTRY + " where registrant_id = any(:registrants) and measure_id is not null order by index")
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .query((row, i) -> entry(row))
                .list();
    }

    /** What was entered of these measures, in order. */
    List<RollEntry> ofTheMeasures(Collection<MeasureId> measures) {
        return jdbc.sql(ENTRY + " where measure_id = any(cast(:measures as uuid[])) order by index")
                .param("measures", Columns.text(measures, MeasureId::value))
                .query((row, i) -> entry(row))
                .list();
    }

    /** Entries of registrants from the first up to and without the last. */
    List<RollEntry> between(RegistrantId from, RegistrantId until) {
        return jdbc.sql(ENTRY + " where registrant_id >= :from and registrant_id < :until order by index")
                .param("from", from.value())
                .param("until", until.value())
                .query((row, i) -> entry(row))
                .list();
    }

    Set<RegistrationNumber> numbers(Collection<RegistrationNumber> numbers, Instant knownAt) {
        return new HashSet<>(jdbc.sql(NUMBERS)
                .param("numbers", Columns.text(numbers, RegistrationNumber::value))
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, i) -> new RegistrationNumber(row.getString("number")))
                .list());
    }

    private static long registrant(NewEntry entry) {
        return entry.registration().registrant().value();
    }

    private static RollEntry entry(ResultSet row) throws SQLException {
        NewEntry entry = new NewEntry(
                registration(row),
                EntryKind.valueOf(row.getString("kind")),
                Status.valueOf(row.getString("status")),
                row.getObject("true_from", LocalDate.class),
                row.getObject("true_until", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                new Actor(row.getString("actor")),
                row.getString("basis"),
                norm(row),
                measure(row));
        return new RollEntry(row.getLong("index"), entry, moment(row, "recorded_at"));
    }

    private static @Nullable NormVersion norm(ResultSet row) throws SQLException {
        @Nullable String normSet = row.getString("norm_set");
        return normSet == null ? null : NormVersion.of(normSet, row.getString("norm_version"));
    }

    private static @Nullable MeasureNote measure(ResultSet row) throws SQLException {
        @Nullable UUID id = row.getObject("measure_id", UUID.class);
        return id == null
                ? null
                : new MeasureNote(
                        new MeasureId(id),
                        MeasureKind.valueOf(row.getString("measure_kind")),
                        row.getBoolean("measure_published"));
    }

    private static @Nullable Object measure(NewEntry entry) {
        return entry.measure() == null ? null : entry.measure().id();
    }

    Optional<LogEntry> leaf(long index) {
        return leaves(index, index + 1).stream().findFirst();
    }

    /** The entries as the log has them, opened where they are not erased. */
    List<LogEntry> leaves(long from, long until) {
        return jdbc.sql(LEAF)
                .param("from", from)
                .param("until", until)
                .query((row, i) -> logEntry(row))
                .list();
    }

    private static LogEntry logEntry(ResultSet row) throws SQLException {
        boolean erased = row.getString("number") == null;
        Instant recordedAt = moment(row, "recorded_at");
        return new LogEntry(
                row.getLong("index"),
                "entry",
                row.getBytes("commitment"),
                recordedAt,
                erased,
                erased
                        ? Optional.empty()
                        : Optional.of(new LogEntry.Opened(
                                row.getBytes("salt"),
                                Leaf.content(
                                        entry(row).entry(),
                                        new RegistrationNumber(row.getString("number")),
                                        recordedAt))));
    }

    /** Takes everything away but the places; returns which they were. */
    List<Long> erase(Collection<RegistrantId> registrants) {
        return jdbc.sql("""
                        update roll_entry
                           set registrant_id = null, register = null, occupation = null, kind = null, status = null,
                               true_from = null, true_until = null, valid_until = null, actor = null, basis = null,
                               salt = null, norm_set = null, norm_version = null, measure_id = null, measure_kind = null,
                               measure_published = null
                         where registrant_id = any(:registrants)
                        returning index
                        """)
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .query((row, i) -> row.getLong("index"))
                .list();
    }

    static Registration registration(ResultSet row) throws SQLException {
        return new Registration(
                new RegistrantId(row.getLong("registrant_id")),
                new RegisterId(row.getString("register")),
                new OccupationCode(row.getString("occupation")));
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
