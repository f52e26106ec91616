package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.OccupationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to cycles when somebody leaves before their end: called by {@code decision} only, which holds their locks. A cycle that
 * was cut short is closed and never judged; its days after the cut are free for a return.
 */
@Service
@Transactional
public class CycleCuts {
    private final JdbcClient jdbc;
    private final Balances balances;

    CycleCuts(JdbcClient jdbc, Balances balances) {
        this.jdbc = jdbc;
        this.balances = balances;
    }

    /** Ends the open cycles with the day, and after their first day at the earliest; one that ended before keeps its end. */
    public void cut(Collection<CycleId> cycles, LocalDate lastDay) {
        jdbc.sql("""
                        update cycle
                        set state = 'CLOSED', version = version + 1,
                            days = daterange(lower(days), greatest(lower(days), least(upper(days) - 1, cast(:lastDay as date))), '[]')
                        where id = any(:cycles) and state <> 'CLOSED'
                        """)
                .param("lastDay", lastDay)
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .update();
        balances.repair(cycles);
    }

    /** The occupations are no longer judged in the cycle; at least one other is. */
    public void leave(CycleId cycle, Set<OccupationCode> occupations) {
        jdbc.sql("""
                        update cycle
                        set occupations = array(
                                select occupation
                                from unnest(occupations) as all_of(occupation)
                                where not occupation = any(:gone)
                                order by occupation),
                            version = version + 1
                        where id = :cycle
                        """)
                .param("gone", Columns.text(occupations, OccupationCode::value))
                .param("cycle", cycle.value())
                .update();
    }

    /** Undoes a cut or a leaving: the cycle is as it was, up to and including its last day. */
    public void restore(CycleId cycle, LocalDate lastDay, CycleState state, Set<OccupationCode> occupations) {
        jdbc.sql("""
                        update cycle
                        set state = :state, version = version + 1,
                            days = daterange(lower(days), cast(:lastDay as date), '[]'),
                            occupations = array(
                                select distinct occupation
                                from unnest(occupations || cast(:occupations as text[])) as all_of(occupation)
                                order by occupation)
                        where id = :cycle
                        """)
                .param("state", state.name())
                .param("lastDay", lastDay)
                .param("occupations", Columns.text(occupations, OccupationCode::value))
                .param("cycle", cycle.value())
                .update();
        balances.repair(List.of(cycle));
    }
}
