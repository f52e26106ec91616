package nl.qualityregister.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of figures about the desk: whether assessors agree, and how long things wait. Of nobody in person. */
@Service
@Transactional(readOnly = true)
public class DeskReports {
    private final JdbcClient jdbc;
    private final BusinessDay businessDay;

    DeskReports(JdbcClient jdbc, BusinessDay businessDay) {
        this.jdbc = jdbc;
        this.businessDay = businessDay;
    }

    /**
     * Per category of the register, in its order, from files judged by two since the day: by two pairs of eyes, or a second time by
     * lot. What was asked back by one of them is compared too.
     */
    public AgreementReport agreement(RegisterId register, LocalDate since) {
        Map<String, Agreement> categories = new TreeMap<>();
        jdbc.sql("""
                with judged as (
                    select coalesce(i.sample_of, i.id) as file, i.category, e.judgement ->> 'conclusion' as found,
                           row_number() over (partition by coalesce(i.sample_of, i.id) order by e.id) as place
                    from desk_item i
                    join desk_event e on e.item_id = i.id and e.act = 'JUDGED'
                    where i.register = :register
                      and i.category is not null
                      and i.announced_at >= cast(:since as timestamp) at time zone 'Europe/Amsterdam')
                select one.category, one.found as first, other.found as second, count(*) as pairs
                from judged one
                join judged other on other.file = one.file and other.place = 2
                where one.place = 1
                group by one.category, one.found, other.found
                """).param("register", register.value()).param("since", since).query(row -> {
            categories
                    .computeIfAbsent(row.getString("category"), any -> new Agreement())
                    .add(
                            Conclusion.valueOf(row.getString("first")),
                            Conclusion.valueOf(row.getString("second")),
                            row.getLong("pairs"));
        });
        return new AgreementReport(categories.entrySet().stream()
                .map(category -> category.getValue().row(category.getKey()))
                .toList());
    }

    /** Of everything that waits, and of what was concluded since the day; second looks by lot are left out. */
    public List<ServiceLevel> serviceLevels(LocalDate since) {
        return jdbc.sql("""
                with aged as (
                    select i.register, i.body_id, i.kind, i.concluded_at, i.term_on,
                           i.state in ('OPEN', 'CLAIMED') as waits,
                           cast(:today as date) - (i.announced_at at time zone 'Europe/Amsterdam')::date as age,
                           (i.concluded_at at time zone 'Europe/Amsterdam')::date as concluded_on,
                           (i.concluded_at at time zone 'Europe/Amsterdam')::date
                               - (i.announced_at at time zone 'Europe/Amsterdam')::date as took
                    from desk_item i
                    where i.sample_of is null
                      and (i.state in ('OPEN', 'CLAIMED')
                           or (i.state = 'CONCLUDED' and i.concluded_at >= cast(:since as timestamp) at time zone 'Europe/Amsterdam')))
                select register, body_id, kind,
                       count(*) filter (where waits) as waiting,
                       count(*) filter (where waits and term_on < cast(:today as date)) as overdue,
                       coalesce(max(age) filter (where waits), 0) as oldest,
                       coalesce(percentile_disc(0.5) within group (order by age) filter (where waits), 0) as middle,
                       count(*) filter (where not waits) as concluded,
                       count(*) filter (where not waits and concluded_on <= term_on) as within_term,
                       coalesce(percentile_disc(0.5) within group (order by took) filter (where not waits), 0) as middle_took
                from aged
                group by register, body_id, kind
                order by register, body_id nulls first, kind
                """)
                .param("today", businessDay.today())
                .param("since", since)
                .query((row, i) -> level(row))
                .list();
    }

    private static ServiceLevel level(ResultSet row) throws SQLException {
        @Nullable String body = row.getString("body_id");
        return new ServiceLevel(
                new RegisterId(row.getString("register")),
                body == null ? null : new OrganisationId(body),
                ItemKind.valueOf(row.getString("kind")),
                row.getLong("waiting"),
                row.getLong("overdue"),
                row.getLong("oldest"),
                row.getLong("middle"),
                row.getLong("concluded"),
                row.getLong("within_term"),
                row.getLong("middle_took"));
    }
}
