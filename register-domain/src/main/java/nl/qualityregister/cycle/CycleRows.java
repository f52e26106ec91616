package nl.qualityregister.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.NormSetId;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the table of cycles. */
@Component
class CycleRows {
    /** What {@link #read} reads. */
    static final String COLUMNS = """
        cycle.id, cycle.registrant_id, cycle.register, cycle.norm_set, cycle.norm_version, cycle.occupations, cycle.renewal,
        lower(cycle.days) as first_day, upper(cycle.days) - 1 as last_day, cycle.state, cycle.version
        """;

    private final JdbcClient jdbc;

    CycleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Cycle read(ResultSet row, int number) throws SQLException {
        NewCycle terms = new NewCycle(
                new RegistrantId(row.getLong("registrant_id")),
                new RegisterId(row.getString("register")),
                new NormVersion(new NormSetId(row.getString("norm_set")), row.getString("norm_version")),
                occupations((String[]) row.getArray("occupations").getArray()),
                row.getInt("renewal"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
        return new Cycle(
                new CycleId(row.getLong("id")),
                terms,
                CycleState.valueOf(row.getString("state")),
                row.getLong("version"));
    }

    private static Set<OccupationCode> occupations(String[] codes) {
        return Arrays.stream(codes).map(OccupationCode::new).collect(Collectors.toUnmodifiableSet());
    }

    /** In the order of the key, so that two chunks which share cycles wait for one another instead of locking each other out. Those that are new. */
    List<CycleId> insert(Collection<NewCycle> cycles, CycleState state) {
        return jdbc.sql("""
            insert into cycle (registrant_id, register, norm_set, norm_version, occupations, renewal, days, state)
            select registrant_id, register, norm_set, norm_version, string_to_array(occupations, ','), renewal,
                   daterange(first_day, last_day, '[]'), :state
            from unnest(cast(:registrants as bigint[]), cast(:registers as text[]), cast(:normSets as text[]),
                        cast(:normVersions as text[]), cast(:occupations as text[]), cast(:renewals as integer[]),
                        cast(:starts as date[]), cast(:ends as date[]))
                as new(registrant_id, register, norm_set, norm_version, occupations, renewal, first_day, last_day)
            order by registrant_id, register, norm_set, first_day
            on conflict do nothing
            returning id
            """)
                .param("state", state.name())
                .param(
                        "registrants",
                        Columns.numbers(cycles, cycle -> cycle.registrant().value()))
                .param(
                        "registers",
                        Columns.text(cycles, cycle -> cycle.register().value()))
                .param(
                        "normSets",
                        Columns.text(cycles, cycle -> cycle.norm().normSet().value()))
                .param(
                        "normVersions",
                        Columns.text(cycles, cycle -> cycle.norm().version()))
                .param("occupations", Columns.text(cycles, cycle -> codes(cycle.occupations())))
                .param("renewals", cycles.stream().map(NewCycle::renewal).toArray(Integer[]::new))
                .param("starts", Columns.text(cycles, cycle -> cycle.start().toString()))
                .param("ends", Columns.text(cycles, cycle -> cycle.end().toString()))
                .query((row, number) -> new CycleId(row.getLong("id")))
                .list();
    }

    private static String codes(Set<OccupationCode> occupations) {
        return occupations.stream().map(OccupationCode::value).sorted().collect(Collectors.joining(","));
    }

    List<Cycle> withSameKey(Collection<NewCycle> cycles) {
        return jdbc.sql("select " + COLUMNS + """
            from unnest(cast(:registrants as bigint[]), cast(:registers as text[]), cast(:normSets as text[]),
                        cast(:starts as date[])) as wanted(registrant_id, register, norm_set, first_day)
            join cycle on cycle.registrant_id = wanted.registrant_id
                      and cycle.register = wanted.register
                      and cycle.norm_set = wanted.norm_set
                      and lower(cycle.days) = wanted.first_day
            """)
                .param(
                        "registrants",
                        Columns.numbers(cycles, cycle -> cycle.registrant().value()))
                .param(
                        "registers",
                        Columns.text(cycles, cycle -> cycle.register().value()))
                .param(
                        "normSets",
                        Columns.text(cycles, cycle -> cycle.norm().normSet().value()))
                .param("starts", Columns.text(cycles, cycle -> cycle.start().toString()))
                .query(CycleRows::read)
                .list();
    }

    void join(CycleId id, Set<OccupationCode> more) {
        jdbc.sql("""
            update cycle
            set occupations = array(
                    select distinct occupation
                    from unnest(occupations || cast(:more as text[])) as all_of(occupation)
                    order by occupation),
                version = version + 1
            where id = :id and not occupations @> cast(:more as text[])
            """)
                .param("id", id.value())
                .param("more", Columns.text(more, OccupationCode::value))
                .update();
    }

    /** Whoever holds the locks may go on to open cycles; whoever credits meanwhile refers to these cycles, and does not have to wait. */
    List<Cycle> lock(Collection<CycleId> ids) {
        return jdbc.sql("select " + COLUMNS + "from cycle where id = any(:ids) order by id for no key update")
                .param("ids", Columns.numbers(ids, CycleId::value))
                .query(CycleRows::read)
                .list();
    }

    List<Cycle> find(Collection<CycleId> ids) {
        return jdbc.sql("select " + COLUMNS + "from cycle where id = any(:ids) order by id")
                .param("ids", Columns.numbers(ids, CycleId::value))
                .query(CycleRows::read)
                .list();
    }

    Optional<Cycle> find(CycleId id) {
        return jdbc.sql("select " + COLUMNS + "from cycle where id = :id")
                .param("id", id.value())
                .query(CycleRows::read)
                .optional();
    }

    Map<RegistrantId, List<Cycle>> of(Collection<RegistrantId> registrants) {
        return jdbc
                .sql("select " + COLUMNS + """
                    from cycle
                    where registrant_id = any(:registrants)
                    order by registrant_id, lower(days), id
                    """)
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .query(CycleRows::read)
                .list()
                .stream()
                .collect(Collectors.groupingBy(cycle -> cycle.terms().registrant()));
    }

    /** Over before the day, by id. */
    List<CycleId> over(CycleState state, RegisterId register, LocalDate day, CycleSpan span, int limit) {
        return jdbc.sql("""
            select id
            from cycle
            where register = :register and not closed and upper(days) <= :day and state = :state and id > :after and id <= :until
            order by id
            limit :limit
            """)
                .param("register", register.value())
                .param("state", state.name())
                .param("day", day)
                .param("after", span.after())
                .param("until", span.until())
                .param("limit", limit)
                .query((row, number) -> new CycleId(row.getLong("id")))
                .list();
    }

    /** From the first to the last of those that are over before the day. */
    CycleSpan span(CycleState state, RegisterId register, LocalDate day) {
        return jdbc.sql("""
            select coalesce(min(id) - 1, 0) as after, coalesce(max(id), 0) as until
            from cycle
            where register = :register and not closed and upper(days) <= :day and state = :state
            """)
                .param("register", register.value())
                .param("state", state.name())
                .param("day", day)
                .query((row, number) -> new CycleSpan(row.getLong("after"), row.getLong("until")))
                .single();
    }

    /** Those that run; returns how many did. */
    int pin(Collection<CycleId> ids, NormVersion to) {
        return jdbc.sql("""
            update cycle
            set norm_set = :normSet, norm_version = :normVersion, version = version + 1
            where id = any(:ids) and state = 'RUNNING'
            """)
                .param("ids", Columns.numbers(ids, CycleId::value))
                .param("normSet", to.normSet().value())
                .param("normVersion", to.version())
                .update();
    }

    /** Running cycles of a cohort, by id. */
    List<CycleId> running(Cohort cohort, long after, int limit) {
        return jdbc.sql("""
            select id
            from cycle
            where register = :register
              and id > :after
              and not closed
              and state = 'RUNNING'
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
                .param(
                        "endsFrom",
                        cohort.endsFrom() == null ? null : cohort.endsFrom().toString())
                .param(
                        "endsUntil",
                        cohort.endsUntil() == null ? null : cohort.endsUntil().toString())
                .param("limit", limit)
                .query((row, number) -> new CycleId(row.getLong("id")))
                .list();
    }

    /** Sets what is in the one state to the other; returns how many were. */
    int move(Collection<CycleId> ids, CycleState from, CycleState to) {
        return jdbc.sql("""
            update cycle
            set state = :to, version = version + 1
            where id = any(:ids) and state = :from
            """)
                .param("ids", Columns.numbers(ids, CycleId::value))
                .param("from", from.name())
                .param("to", to.name())
                .update();
    }
}
