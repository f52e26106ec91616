package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Columns;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the table of decisions on renewal. */
@Component
class DecisionRows {
    private static final String DECISION = """
            select id, cycle_id, outcome, by_norm, reason, next_cycle_id, decided_by, decided_at
            from renewal_decision
            """;

    private final JdbcClient jdbc;
    private final Cycles cycles;
    private final BusinessDay businessDay;

    DecisionRows(JdbcClient jdbc, Cycles cycles, BusinessDay businessDay) {
        this.jdbc = jdbc;
        this.cycles = cycles;
        this.businessDay = businessDay;
    }

    /**
     * @param verdict the verdict that was before the one who decided
     * @param replaces the decision in the place of which this one comes
     * @param heard the intention on which the person was heard, of a decision against her
     * @param discretion the exception by which it goes against the norm
     */
    record Row(
            RenewalDecision decision,
            long verdict,
            @Nullable DecisionId replaces,
            @Nullable Intention heard,
            @Nullable DiscretionId discretion) {}

    /** The business day on which a person decided it. */
    LocalDate decidedOn(DecisionId id) {
        return jdbc.sql("select decided_on from renewal_decision where id = :id and decided_on is not null")
                .param("id", id.value())
                .query((row, number) -> row.getObject("decided_on", LocalDate.class))
                .single();
    }

    /** A cycle that is decided already breaks the unique key: who calls holds the cycles' locks and has looked. */
    void insert(Collection<Row> rows) {
        jdbc.sql("""
                        insert into renewal_decision (id, cycle_id, verdict_id, outcome, by_norm, reason, next_cycle_id, decided_by, decided_at,
                                                      replaces, intention_id, heard_from, decided_on, discretion_id)
                        select id, cycle_id, verdict_id, outcome, by_norm, reason, next_cycle_id, decided_by, decided_at, replaces,
                               intention_id, heard_from, :today, discretion_id
                        from unnest(cast(:ids as uuid[]), cast(:cycles as bigint[]), cast(:verdicts as bigint[]), cast(:outcomes as text[]),
                                    cast(:byNorm as boolean[]), cast(:reasons as text[]), cast(:nextCycles as bigint[]),
                                    cast(:decidedBy as text[]), cast(:decidedAt as timestamptz[]), cast(:replaces as uuid[]),
                                    cast(:intentions as uuid[]), cast(:heardFrom as date[]), cast(:discretions as uuid[]))
                            as new(id, cycle_id, verdict_id, outcome, by_norm, reason, next_cycle_id, decided_by, decided_at, replaces,
                                   intention_id, heard_from, discretion_id)
                        order by cycle_id
                        """)
                .param("ids", text(rows, RenewalDecision::id))
                .param(
                        "cycles",
                        Columns.numbers(rows, row -> row.decision().cycle().id().value()))
                .param("verdicts", Columns.numbers(rows, Row::verdict))
                .param("outcomes", text(rows, RenewalDecision::outcome))
                .param("byNorm", text(rows, RenewalDecision::byNorm))
                .param("reasons", text(rows, RenewalDecision::reason))
                .param(
                        "nextCycles",
                        text(
                                rows,
                                decision -> decision.next() == null
                                        ? null
                                        : decision.next().id()))
                .param("decidedBy", text(rows, decision -> decision.decidedBy().name()))
                .param("replaces", Columns.text(rows, Row::replaces))
                .param(
                        "intentions",
                        Columns.text(
                                rows,
                                row -> row.heard() == null ? null : row.heard().id()))
                .param(
                        "heardFrom",
                        Columns.text(
                                rows,
                                row -> row.heard() == null ? null : row.heard().decidableFrom()))
                .param("discretions", Columns.text(rows, Row::discretion))
                .param("today", businessDay.today())
                .param("decidedAt", text(rows, decision -> decision.decidedAt().atOffset(ZoneOffset.UTC)))
                .update();
    }

    private static @Nullable String[] text(Collection<Row> rows, Function<RenewalDecision, @Nullable Object> column) {
        return Columns.text(rows, row -> column.apply(row.decision()));
    }

    /** As it lies in the table, before its cycles are found. */
    private record Kept(
            UUID id,
            long cycle,
            RenewalOutcome outcome,
            boolean byNorm,
            @Nullable String reason,
            @Nullable Long next,
            Actor decidedBy,
            Instant decidedAt) {}

    Optional<RenewalDecision> find(DecisionId id) {
        return decisions(jdbc.sql(DECISION + "where id = :id")
                        .param("id", id.value())
                        .query(DecisionRows::read)
                        .list())
                .stream()
                .findFirst();
    }

    /** The verdict on which it was decided. */
    long verdict(DecisionId id) {
        return jdbc.sql("select verdict_id from renewal_decision where id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /** The one that stands. */
    Optional<RenewalDecision> on(CycleId cycle) {
        return on(List.of(cycle)).stream().findFirst();
    }

    List<RenewalDecision> on(Collection<CycleId> decided) {
        return decisions(jdbc.sql(DECISION + """
                        where cycle_id = any(:cycles)
                          and not exists (select from renewal_decision later where later.replaces = renewal_decision.id)
                        order by cycle_id
                        """)
                .param("cycles", Columns.numbers(decided, CycleId::value))
                .query(DecisionRows::read)
                .list());
    }

    private List<RenewalDecision> decisions(List<Kept> kept) {
        Map<CycleId, Cycle> known = cycles
                .find(kept.stream()
                        .flatMap(one -> Stream.of(one.cycle(), one.next()))
                        .filter(Objects::nonNull)
                        .map(CycleId::new)
                        .toList())
                .stream()
                .collect(Collectors.toMap(Cycle::id, cycle -> cycle));
        return kept.stream()
                .map(one -> new RenewalDecision(
                        new DecisionId(one.id()),
                        Objects.requireNonNull(known.get(new CycleId(one.cycle()))),
                        one.outcome(),
                        one.byNorm(),
                        one.reason(),
                        one.next() == null ? null : known.get(new CycleId(one.next())),
                        one.decidedBy(),
                        one.decidedAt()))
                .toList();
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getLong("cycle_id"),
                RenewalOutcome.valueOf(row.getString("outcome")),
                row.getBoolean("by_norm"),
                row.getString("reason"),
                row.getObject("next_cycle_id", Long.class),
                new Actor(row.getString("decided_by")),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
