package nl.qualityregister.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.course.ProvidersReminded.Reminder;
import nl.qualityregister.course.ProvidersReminded.Why;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What providers are to be reminded of, and of what they were. */
@Repository
class ReminderRows {
    private static final int ENDED_LATELY_IN_DAYS = 31;

    private final JdbcClient jdbc;
    private final ReportingTerm terms;
    private final Clock clock;

    ReminderRows(JdbcClient jdbc, ReportingTerm terms, Clock clock) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.clock = clock;
    }

    /** Of each accreditation the last of the register's reminders that is reached. */
    List<Reminder> expiring(LocalDate today) {
        return jdbc.sql("""
                select 'expiry:' || a.id || ':' || min(before.days) as key, c.provider_id, a.register, c.code as about,
                       upper(a.valid) - 1 as day
                from accreditation a
                join course c on c.code = a.course_code
                left join accreditation_setting s on s.register = a.register
                cross join unnest(coalesce(s.remind_days_before, array [180, 60, 14])) as before (days)
                where upper(a.valid) > :today
                  and upper(a.valid) - 1 - before.days <= :today
                  and a.ended_early_from is null
                  and not exists (select
                                  from accreditation next
                                  where next.course_code = a.course_code
                                    and next.register = a.register
                                    and next.category = a.category
                                    and lower(next.valid) <= upper(a.valid)
                                    and upper(next.valid) > upper(a.valid))
                group by a.id, c.provider_id, a.register, c.code, a.valid
                order by 1
                """)
                .param("today", today)
                .query((row, number) -> reminder(Why.EXPIRY, row, 0))
                .list();
    }

    /** Those that ended in the month before, by themselves and with nothing after them; what was ended by decision was told with it. */
    List<Reminder> ended(LocalDate today) {
        return jdbc.sql("""
                select 'ended:' || a.id as key, c.provider_id, a.register, c.code as about, upper(a.valid) - 1 as day
                from accreditation a
                join course c on c.code = a.course_code
                where upper(a.valid) > :from
                  and upper(a.valid) <= :today
                  and a.ended_early_from is null
                  and not exists (select
                                  from accreditation next
                                  where next.course_code = a.course_code
                                    and next.register = a.register
                                    and next.category = a.category
                                    and upper(next.valid) > upper(a.valid)
                                    and lower(next.valid) <= :today)
                order by 1
                """)
                .param("from", today.minusDays(ENDED_LATELY_IN_DAYS))
                .param("today", today)
                .query((row, number) -> reminder(Why.ENDED, row, 0))
                .list();
    }

    /** Accredited editions scheduled here that ended two weeks ago or more, within the term, and of which nobody's attendance has come. */
    List<Reminder> inArrears(LocalDate today) {
        return jdbc.sql("""
                select 'arrears:' || e.code as key, c.provider_id, min(a.register) as register, e.code as about, e.ends_on as day
                from edition e
                join course c on c.code = e.course_code
                join accreditation a on a.course_code = e.course_code and a.version = e.version and a.valid @> e.ends_on
                where e.ends_on between :from and :until
                  and isfinite(e.scheduled_at)
                  and cast(e.scheduled_at at time zone 'Europe/Amsterdam' as date) <= e.ends_on
                  and not exists (select from attendance d where d.edition_code = e.code)
                group by e.code, c.provider_id, e.ends_on
                order by 1
                """)
                .param("from", today.minusDays(terms.longest()))
                .param("until", today.minusDays(Arrears.PATIENCE_IN_DAYS))
                .query((row, number) ->
                        reminder(Why.ARREARS, row, terms.days(new RegisterId(row.getString("register")))))
                .list();
    }

    private static Reminder reminder(Why why, ResultSet row, int days) throws SQLException {
        return new Reminder(
                row.getString("key"),
                why,
                new OrganisationId(row.getString("provider_id")),
                new RegisterId(row.getString("register")),
                row.getString("about"),
                row.getObject("day", LocalDate.class).plusDays(days));
    }

    /** The keys that were not kept before; of two at once one keeps a key. */
    Set<String> keep(List<Reminder> reminders) {
        return jdbc
                .sql("""
                insert into course_reminder (once_key, reminded_at)
                select key, :at
                from unnest(:keys) as reminder (key)
                order by key
                on conflict do nothing
                returning once_key
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("keys", Columns.text(reminders, Reminder::key))
                .query((row, number) -> row.getString("once_key"))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}
