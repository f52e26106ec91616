package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the table of reinstatements. */
@Component
class ReinstatementRows {
    private static final String[] OPEN = Stream.of(ObjectionState.values())
            .filter(ObjectionState::open)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    ReinstatementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param verdict as JSON, on which it was decided */
    void insert(Reinstatement reinstatement, String verdict) {
        jdbc.sql("""
                        insert into reinstatement (id, cycle_id, occupations, lapsed_on, from_day, counted_until, verdict, reason,
                                                   fee_reference, next_cycles, decided_by, decided_at)
                        values (:id, :cycle, cast(:occupations as text[]), :lapsedOn, :from, :countedUntil, cast(:verdict as jsonb),
                                :reason, :fee, :next, :by, :at)
                        """)
                .param("id", reinstatement.id().value())
                .param("cycle", reinstatement.cycle().value())
                .param("occupations", Columns.text(reinstatement.occupations(), OccupationCode::value))
                .param("lapsedOn", reinstatement.lapsedOn())
                .param("from", reinstatement.from())
                .param("countedUntil", reinstatement.countedUntil())
                .param("verdict", verdict)
                .param("reason", reinstatement.reason())
                .param("fee", reinstatement.feeReference())
                .param("next", Columns.numbers(reinstatement.next(), CycleId::value))
                .param("by", reinstatement.decidedBy().name())
                .param("at", reinstatement.decidedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Reinstatement> of(CycleId cycle) {
        return jdbc.sql("""
                        select id, cycle_id, occupations, lapsed_on, from_day, counted_until, reason, fee_reference, next_cycles,
                               decided_by, decided_at
                        from reinstatement
                        where cycle_id = :cycle
                        """)
                .param("cycle", cycle.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** Whether an objection against what was decided of the cycle waits. */
    boolean isContested(CycleId cycle) {
        return jdbc.sql("""
                        select exists (
                            select from renewal_decision
                            join objection on objection.subject = 'decision:' || renewal_decision.id
                            where renewal_decision.cycle_id = :cycle and objection.state = any(:open))
                        """)
                .param("cycle", cycle.value())
                .param("open", OPEN)
                .query(Boolean.class)
                .single();
    }

    private static Reinstatement read(ResultSet row) throws SQLException {
        List<CycleId> next = Arrays.stream((Long[]) row.getArray("next_cycles").getArray())
                .map(CycleId::new)
                .toList();
        return new Reinstatement(
                new ReinstatementId(row.getObject("id", UUID.class)),
                new CycleId(row.getLong("cycle_id")),
                Arrays.stream((String[]) row.getArray("occupations").getArray())
                        .map(OccupationCode::new)
                        .collect(Collectors.toSet()),
                row.getObject("lapsed_on", LocalDate.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("counted_until", LocalDate.class),
                row.getString("reason"),
                row.getString("fee_reference"),
                next,
                new Actor(row.getString("decided_by")),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
