package nl.qualityregister.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the table of what was set aside. */
@Component
class UnjudgedRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    UnjudgedRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void setAside(Map<CycleId, String> reasons, LocalDate businessDay) {
        if (reasons.isEmpty()) {
            return;
        }
        List<Map.Entry<CycleId, String>> all = List.copyOf(reasons.entrySet());
        jdbc.sql("""
            insert into cycle_unjudged (cycle_id, business_day, reason, tries, tried_at)
            select cycle_id, :businessDay, reason, 1, :now
            from unnest(cast(:cycles as bigint[]), cast(:reasons as text[])) as new(cycle_id, reason)
            order by cycle_id
            on conflict (cycle_id) do update
                set business_day = excluded.business_day, reason = excluded.reason, tries = cycle_unjudged.tries + 1,
                    tried_at = excluded.tried_at
            """)
                .param("businessDay", businessDay)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("cycles", Columns.numbers(all, one -> one.getKey().value()))
                .param("reasons", Columns.text(all, Map.Entry::getValue))
                .update();
    }

    /** They were judged after all. */
    void takeBack(Collection<CycleId> judged) {
        jdbc.sql("delete from cycle_unjudged where cycle_id = any(:cycles)")
                .param("cycles", Columns.numbers(judged, CycleId::value))
                .update();
    }

    List<Unjudged> after(RegisterId register, long after, int limit) {
        return jdbc.sql("""
            select cycle_id, business_day, reason, tries, tried_at
            from cycle_unjudged
            join cycle on cycle.id = cycle_unjudged.cycle_id
            where cycle.register = :register and cycle_id > :after
            order by cycle_id
            limit :limit
            """)
                .param("register", register.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Unjudged(
                        new CycleId(row.getLong("cycle_id")),
                        row.getObject("business_day", LocalDate.class),
                        row.getString("reason"),
                        row.getInt("tries"),
                        row.getObject("tried_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
