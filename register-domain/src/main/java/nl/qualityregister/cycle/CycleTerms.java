package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.OccupationCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Other last days of cycles that are not decided: called by {@code decision} only, which holds their locks. */
@Service
@Transactional
public class CycleTerms {
    private final JdbcClient jdbc;
    private final Balances balances;

    CycleTerms(JdbcClient jdbc, Balances balances) {
        this.jdbc = jdbc;
        this.balances = balances;
    }

    /** Cycles of a cohort, running or judged and not decided, by id from {@code after} (exclusive), at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<CycleId> undecided(Cohort cohort, long after, int limit) {
        return jdbc.sql("""
                        select id
                        from cycle
                        where register = :register
                          and id > :after
                          and state in ('RUNNING', 'JUDGED')
                          and (cast(:normSet as text) is null or (norm_set = :normSet and norm_version = :normVersion))
                          and (cardinality(cast(:occupations as text[])) = 0 or occupations && cast(:occupations as text[]))
                          and renewal >= :renewalsFrom
                          and renewal <= coalesce(cast(:renewalsTo as integer), renewal)
                          and upper(days) - 1 >= coalesce(cast(:endsFrom as date), upper(days) - 1)
                          and upper(days) - 1 <= coalesce(cast(:endsUntil as date), upper(days) - 1)
                        order by id
                        limit :limit
                        """)
                .param("register", cohort.register().value())
                .param("after", after)
                .param(
                        "normSet",
                        cohort.norm() == null ? null : cohort.norm().normSet().value())
                .param(
                        "normVersion",
                        cohort.norm() == null ? null : cohort.norm().version())
                .param("occupations", Columns.text(cohort.occupations(), OccupationCode::value))
                .param("renewalsFrom", cohort.renewalsFrom())
                .param("renewalsTo", cohort.renewalsTo())
                .param("endsFrom", text(cohort.endsFrom()))
                .param("endsUntil", text(cohort.endsUntil()))
                .param("limit", limit)
                .query((row, number) -> new CycleId(row.getLong("id")))
                .list();
    }

    /** @param end the last day from now on */
    public record NewEnd(CycleId cycle, LocalDate end) {}

    /**
     * Lets the cycles end on other days; one that was judged runs again and is judged anew when it is over. The balances follow. A
     * decided one is left as it is.
     */
    public void end(Collection<NewEnd> ends) {
        jdbc.sql("""
                        update cycle
                        set days = daterange(lower(days), wanted.last_day, '[]'), state = 'RUNNING', version = version + 1
                        from unnest(cast(:cycles as bigint[]), cast(:ends as date[])) as wanted(id, last_day)
                        where cycle.id = wanted.id and state in ('RUNNING', 'JUDGED')
                        """)
                .param("cycles", Columns.numbers(ends, end -> end.cycle().value()))
                .param("ends", Columns.text(ends, NewEnd::end))
                .update();
        balances.repair(ends.stream().map(NewEnd::cycle).toList());
    }

    /** A judged cycle ends with the day, before its time: the next one begins on the day after. */
    public void shorten(CycleId cycle, LocalDate lastDay) {
        jdbc.sql("""
                        update cycle
                        set days = daterange(lower(days), cast(:lastDay as date), '[]'), version = version + 1
                        where id = :cycle and state = 'JUDGED' and days @> cast(:lastDay as date)
                        """).param("lastDay", lastDay).param("cycle", cycle.value()).update();
        balances.repair(List.of(cycle));
    }

    /** A cycle that is not decided runs over other days, by the norm and for the occupations given. */
    public void become(CycleId cycle, NewCycle terms) {
        jdbc.sql("""
                        update cycle
                        set days = daterange(cast(:start as date), cast(:end as date), '[]'), norm_set = :normSet,
                            norm_version = :normVersion, occupations = cast(:occupations as text[]), state = 'RUNNING',
                            version = version + 1
                        where id = :cycle and state in ('RUNNING', 'JUDGED')
                        """)
                .param("start", terms.start())
                .param("end", terms.end())
                .param("normSet", terms.norm().normSet().value())
                .param("normVersion", terms.norm().version())
                .param(
                        "occupations",
                        Columns.text(
                                terms.occupations().stream()
                                        .map(OccupationCode::value)
                                        .sorted()
                                        .toList(),
                                code -> code))
                .param("cycle", cycle.value())
                .update();
        balances.repair(List.of(cycle));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
