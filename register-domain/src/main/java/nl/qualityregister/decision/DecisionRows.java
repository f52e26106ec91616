package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
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

    DecisionRows(JdbcClient jdbc, Cycles cycles) {
        this.jdbc = jdbc;
        this.cycles = cycles;
    }

    /** @param verdict the verdict that was before the one who decided */
    record Row(RenewalDecision decision, long verdict) {}

    /** A cycle that is decided already breaks the unique key: who calls holds the cycles' locks and has looked. */
    void insert(Collection<Row> rows) {
        jdbc.sql("""
                        insert into renewal_decision (id, cycle_id, verdict_id, outcome, by_norm, reason, next_cycle_id, decided_by, decided_at)
                        select id, cycle_id, verdict_id, outcome, by_norm, reason, next_cycle_id, decided_by, decided_at
                        from unnest(cast(:ids as uuid[]), cast(:cycles as bigint[]), cast(:verdicts as bigint[]), cast(:outcomes as text[]),
                                    cast(:byNorm as boolean[]), cast(:reasons as text[]), cast(:nextCycles as bigint[]),
                                    cast(:decidedBy as text[]), cast(:decidedAt as timestamptz[]))
                            as new(id, cycle_id, verdict_id, outcome, by_norm, reason, next_cycle_id, decided_by, decided_at)
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
                .param("decidedAt", text(rows, decision -> decision.decidedAt().atOffset(ZoneOffset.UTC)))
                .update();
    }

    private static @Nullable String[] text(Collection<Row> rows, Function<RenewalDecision, @Nullable Object> column) {
        return Columns.text(rows, row -> column.apply(row.decision()));
    }

    Optional<RenewalDecision> find(DecisionId id) {
        return jdbc.sql(DECISION + "where id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    Optional<RenewalDecision> on(CycleId cycle) {
        return jdbc.sql(DECISION + "where cycle_id = :cycle")
                .param("cycle", cycle.value())
                .query(this::read)
                .optional();
    }

    private RenewalDecision read(ResultSet row, int number) throws SQLException {
        Long next = row.getObject("next_cycle_id", Long.class);
        return new RenewalDecision(
                new DecisionId(row.getObject("id", UUID.class)),
                cycles.find(new CycleId(row.getLong("cycle_id"))).orElseThrow(),
                RenewalOutcome.valueOf(row.getString("outcome")),
                row.getBoolean("by_norm"),
                row.getString("reason"),
                next == null ? null : cycles.find(new CycleId(next)).orElseThrow(),
                new Actor(row.getString("decided_by")),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
