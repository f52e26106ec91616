package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the tables of intentions. */
@Component
class IntentionRows {
    private static final String INTENTION = """
            select intention.id, intention.cycle_id, intention.verdict_id, intention.state, intention.announced_on,
                   intention.decidable_from, intention.announced_by, intention.announced_at, intention.ended_reason
            from intention
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    IntentionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param decidableFrom the day after the term */
    record New(CycleId cycle, long verdict, LocalDate announcedOn, LocalDate decidableFrom) {}

    /** Those that are new: a cycle with an open one is left out. */
    List<IntentionId> insert(Collection<New> intentions, Actor by) {
        return jdbc.sql("""
                        insert into intention (id, cycle_id, verdict_id, state, announced_on, decidable_from, announced_by, announced_at)
                        select id, cycle_id, verdict_id, 'ANNOUNCED', announced_on, decidable_from, :by, :at
                        from unnest(cast(:ids as uuid[]), cast(:cycles as bigint[]), cast(:verdicts as bigint[]),
                                    cast(:announced as date[]), cast(:decidable as date[]))
                            as new(id, cycle_id, verdict_id, announced_on, decidable_from)
                        order by cycle_id
                        on conflict do nothing
                        returning id
                        """)
                .param("ids", Columns.text(intentions, any -> UUID.randomUUID()))
                .param(
                        "cycles",
                        Columns.numbers(
                                intentions, intention -> intention.cycle().value()))
                .param("verdicts", Columns.numbers(intentions, New::verdict))
                .param("announced", Columns.text(intentions, New::announcedOn))
                .param("decidable", Columns.text(intentions, New::decidableFrom))
                .param("by", by.name())
                .param("at", now())
                .query((row, number) -> new IntentionId(row.getObject("id", UUID.class)))
                .list();
    }

    void insert(IntentionId intention, PersonView view, Actor by) {
        jdbc.sql("""
                        insert into person_view (id, intention_id, words, files, says_all, given_by, given_at)
                        values (:id, :intention, :words, cast(:files as uuid[]), :saysAll, :by, :at)
                        """)
                .param("id", view.id())
                .param("intention", intention.value())
                .param("words", view.words())
                .param("files", Columns.text(view.files(), FileId::value))
                .param("saysAll", view.saysAll())
                .param("by", by.name())
                .param("at", view.givenAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Locked to the end of the transaction. */
    Optional<Intention> lock(IntentionId id) {
        return jdbc.sql(INTENTION + "where id = :id for update")
                .param("id", id.value())
                .query((row, number) -> read(row, List.of()))
                .optional();
    }

    /** Judged, over, short by the latest verdict, without an open intention, of people whose registration runs today. */
    List<CycleId> awaiting(RegisterId register, LocalDate day, LocalDate today, long after, int limit) {
        return jdbc.sql("""
                        select cycle.id
                        from cycle
                        where cycle.register = :register and not cycle.closed and cycle.state = 'JUDGED' and upper(cycle.days) <= :day
                          and cycle.id > :after
                          and not exists (
                              select from intention
                              where intention.cycle_id = cycle.id and intention.state in ('ANNOUNCED', 'HEARD'))
                          and exists (
                              select from roll_standing standing
                              where standing.registrant_id = cycle.registrant_id and standing.register = cycle.register
                                and standing.occupation = any(cycle.occupations)
                                and standing.status in ('REGISTERED', 'SUSPENDED')
                                and upper_inf(standing.known) and standing.days @> cast(:today as date))
                          and not (
                              select verdict.met from verdict where verdict.cycle_id = cycle.id order by verdict.id desc limit 1)
                        order by cycle.id
                        limit :limit
                        """)
                .param("register", register.value())
                .param("day", day)
                .param("today", today)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new CycleId(row.getLong("id")))
                .list();
    }

    /** The open ones of the cycles, locked in the order of the cycles. */
    List<Intention> lockOpen(Collection<CycleId> cycles) {
        return jdbc.sql(INTENTION + """
                        where cycle_id = any(:cycles) and state in ('ANNOUNCED', 'HEARD')
                        order by cycle_id
                        for update
                        """)
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .query((row, number) -> read(row, List.of()))
                .list();
    }

    /** The cycles of which the person has an open one in the register. */
    List<CycleId> open(RegistrantId registrant, RegisterId register) {
        return jdbc.sql("""
                        select intention.cycle_id
                        from intention
                        join cycle on cycle.id = intention.cycle_id
                        where cycle.registrant_id = :registrant and cycle.register = :register
                          and intention.state in ('ANNOUNCED', 'HEARD')
                        order by intention.cycle_id
                        """)
                .param("registrant", registrant.value())
                .param("register", register.value())
                .query((row, number) -> new CycleId(row.getLong("cycle_id")))
                .list();
    }

    /** How often the person's own evidence began the term anew. */
    int reopened(IntentionId id) {
        return jdbc.sql("select reopened from intention where id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    void reopen(IntentionId id, IntentionState state, long verdict, LocalDate decidableFrom, int more) {
        jdbc.sql("""
                        update intention
                        set state = :state, verdict_id = :verdict, decidable_from = :decidable, reopened = reopened + :more,
                            version = version + 1
                        where id = :id
                        """)
                .param("state", state.name())
                .param("verdict", verdict)
                .param("decidable", decidableFrom)
                .param("more", more)
                .param("id", id.value())
                .update();
    }

    /** Whether the verdicts find the same, on whatever facts. */
    boolean saySame(long verdict, long other) {
        return jdbc.sql("""
                        select count(distinct (outcome, result::text)) = 1 from verdict where id in (:verdict, :other)
                        """)
                .param("verdict", verdict)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    void restOn(IntentionId id, long verdict) {
        jdbc.sql("update intention set verdict_id = :verdict, version = version + 1 where id = :id")
                .param("verdict", verdict)
                .param("id", id.value())
                .update();
    }

    void heard(IntentionId id, IntentionState state, LocalDate decidableFrom) {
        jdbc.sql("""
                        update intention
                        set state = :state, decidable_from = least(decidable_from, cast(:decidable as date)), version = version + 1
                        where id = :id
                        """)
                .param("state", state.name())
                .param("decidable", decidableFrom)
                .param("id", id.value())
                .update();
    }

    void end(IntentionId id, IntentionState state, @Nullable String reason, Actor by) {
        jdbc.sql("""
                        update intention
                        set state = :state, ended_reason = :reason, ended_by = :by, ended_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("state", state.name())
                .param("reason", reason)
                .param("by", by.name())
                .param("at", now())
                .param("id", id.value())
                .update();
    }

    Optional<Intention> find(IntentionId id) {
        return withViews(jdbc.sql(INTENTION + "where id = :id")
                        .param("id", id.value())
                        .query((row, number) -> read(row, List.of()))
                        .list())
                .stream()
                .findFirst();
    }

    List<Intention> find(Collection<IntentionId> ids) {
        return withViews(jdbc.sql(INTENTION + "where id = any(cast(:ids as uuid[])) order by cycle_id")
                .param("ids", Columns.text(ids, IntentionId::value))
                .query((row, number) -> read(row, List.of()))
                .list());
    }

    /** The latest of each cycle. */
    List<Intention> of(Collection<CycleId> cycles) {
        return withViews(jdbc.sql("""
                        select distinct on (cycle_id) id, cycle_id, verdict_id, state, announced_on, decidable_from, announced_by,
                               announced_at, ended_reason
                        from intention
                        where cycle_id = any(:cycles)
                        order by cycle_id, announced_at desc, id
                        """)
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .query((row, number) -> read(row, List.of()))
                .list());
    }

    /** Open ones, the first that can be decided first. */
    List<Intention> open(Optional<IntentionId> after, int limit) {
        String keyset = after.isEmpty() ? "" : """
                and (decidable_from, id) > (select last.decidable_from, last.id from intention last where last.id = :after)
                """;
        return withViews(jdbc.sql(INTENTION + "where state in ('ANNOUNCED', 'HEARD')\n" + keyset
                        + "order by decidable_from, id limit :limit")
                .param("after", after.map(IntentionId::value).orElse(null))
                .param("limit", limit)
                .query((row, number) -> read(row, List.of()))
                .list());
    }

    List<Intention> of(RegistrantId registrant) {
        return withViews(jdbc.sql(INTENTION + """
                        join cycle on cycle.id = intention.cycle_id
                        where cycle.registrant_id = :registrant
                        order by intention.announced_at desc, intention.id
                        """)
                .param("registrant", registrant.value())
                .query((row, number) -> read(row, List.of()))
                .list());
    }

    /** Whether a piece of evidence of the cycle's days waits to be assessed. */
    boolean evidenceWaits(CycleId cycle) {
        return jdbc.sql("""
                        select exists (
                            select from evidence
                            join cycle on cycle.registrant_id = evidence.registrant_id and cycle.register = evidence.register
                            where cycle.id = :cycle
                              and evidence.state = 'SUBMITTED'
                              and coalesce(evidence.claim ->> 'completedOn', evidence.claim ->> 'from',
                                           evidence.claim ->> 'validFrom')::date < upper(cycle.days))
                        """).param("cycle", cycle.value()).query(Boolean.class).single();
    }

    private List<Intention> withViews(List<Intention> intentions) {
        record Of(UUID intention, PersonView view) {}
        Map<UUID, List<PersonView>> views = jdbc
                .sql("""
                        select intention_id, id, words, files, says_all, given_at
                        from person_view
                        where intention_id = any(cast(:ids as uuid[]))
                        order by given_at, id
                        """)
                .param("ids", Columns.text(intentions, Intention::id))
                .query((row, number) -> new Of(
                        row.getObject("intention_id", UUID.class),
                        new PersonView(
                                row.getObject("id", UUID.class),
                                row.getString("words"),
                                Arrays.stream((UUID[]) row.getArray("files").getArray())
                                        .map(FileId::new)
                                        .toList(),
                                row.getBoolean("says_all"),
                                row.getObject("given_at", OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::intention, Collectors.mapping(Of::view, Collectors.toList())));
        return intentions.stream()
                .map(intention ->
                        with(intention, views.getOrDefault(intention.id().value(), List.of())))
                .toList();
    }

    private static Intention with(Intention intention, List<PersonView> views) {
        return new Intention(
                intention.id(),
                intention.cycle(),
                intention.verdict(),
                intention.state(),
                intention.announcedOn(),
                intention.decidableFrom(),
                intention.announcedBy(),
                intention.announcedAt(),
                intention.endedReason(),
                views);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Intention read(ResultSet row, List<PersonView> views) throws SQLException {
        return new Intention(
                new IntentionId(row.getObject("id", UUID.class)),
                new CycleId(row.getLong("cycle_id")),
                row.getLong("verdict_id"),
                IntentionState.valueOf(row.getString("state")),
                row.getObject("announced_on", LocalDate.class),
                row.getObject("decidable_from", LocalDate.class),
                new Actor(row.getString("announced_by")),
                row.getObject("announced_at", OffsetDateTime.class).toInstant(),
                row.getString("ended_reason"),
                views);
    }
}
