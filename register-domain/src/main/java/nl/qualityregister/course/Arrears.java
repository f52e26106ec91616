package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Accredited editions that ended two weeks ago or more, were scheduled here before they ended, and of which nobody's attendance has come.
 * They are shown and their provider reminded; nobody is locked out by that alone.
 */
@Repository
class Arrears {
    static final int PATIENCE_IN_DAYS = 14;
    private static final int LOOKED_BACK_IN_DAYS = 730;

    private final JdbcClient jdbc;
    private final ReportingTerm terms;
    private final BusinessDay businessDay;

    Arrears(JdbcClient jdbc, ReportingTerm terms, BusinessDay businessDay) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.businessDay = businessDay;
    }

    List<ArrearsEdition> of(OrganisationId provider) {
        return jdbc.sql("""
                select e.code, e.course_code, c.title, e.ends_on, min(a.register) as register
                from course c
                join edition e on e.course_code = c.code
                join accreditation a on a.course_code = e.course_code and a.version = e.version and a.valid @> e.ends_on
                where c.provider_id = :provider
                  and e.ends_on between :from and :until
                  and isfinite(e.scheduled_at)
                  and cast(e.scheduled_at at time zone 'Europe/Amsterdam' as date) <= e.ends_on
                  and not exists (select from attendance d where d.edition_code = e.code)
                group by e.code, e.course_code, c.title, e.ends_on
                order by e.ends_on, e.code
                """)
                .param("provider", provider.value())
                .param("from", businessDay.today().minusDays(LOOKED_BACK_IN_DAYS))
                .param("until", businessDay.today().minusDays(PATIENCE_IN_DAYS))
                .query((row, number) -> {
                    LocalDate endsOn = row.getObject("ends_on", LocalDate.class);
                    return new ArrearsEdition(
                            new EditionCode(row.getString("code")),
                            new CourseCode(row.getString("course_code")),
                            row.getString("title"),
                            endsOn,
                            endsOn.plusDays(terms.days(new RegisterId(row.getString("register")))));
                })
                .list();
    }
}
