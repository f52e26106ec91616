package nl.qualityregister.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the table of what norms added to periods. */
@Component
class NormExtensionRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    NormExtensionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param plain the last day without what the norm added
     * @param end the last day with it
     */
    record Added(UUID id, CycleId cycle, LocalDate plain, LocalDate end) {
        long days() {
            return ChronoUnit.DAYS.between(plain, end);
        }
    }

    void insert(Collection<Added> added, Actor by) {
        jdbc.sql("""
                        insert into norm_extension (id, cycle_id, plain_end, end_by_norm, recorded_by, recorded_at)
                        select id, cycle_id, plain_end, end_by_norm, :by, :at
                        from unnest(cast(:ids as uuid[]), cast(:cycles as bigint[]), cast(:plain as date[]), cast(:ends as date[]))
                            as added(id, cycle_id, plain_end, end_by_norm)
                        order by cycle_id
                        """)
                .param("ids", Columns.text(added, Added::id))
                .param("cycles", Columns.numbers(added, one -> one.cycle().value()))
                .param("plain", Columns.text(added, Added::plain))
                .param("ends", Columns.text(added, Added::end))
                .param("by", by.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What stands of each of them that ever was extended by its norm. */
    Map<CycleId, Added> latest(Collection<CycleId> cycles) {
        return jdbc
                .sql("""
                        select distinct on (cycle_id) id, cycle_id, plain_end, end_by_norm
                        from norm_extension
                        where cycle_id = any(:cycles)
                        order by cycle_id, number desc
                        """)
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .query((row, number) -> new Added(
                        row.getObject("id", UUID.class),
                        new CycleId(row.getLong("cycle_id")),
                        row.getObject("plain_end", LocalDate.class),
                        row.getObject("end_by_norm", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Added::cycle, added -> added));
    }
}
