package nl.qualityregister.assessment;

import java.time.LocalDate;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Account;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may see an item at all. Nobody sees what lies before another body than his or her own; nor what he or she has a stake in: one's
 * own, what an organisation or somebody of an organisation asks for which one works or worked in the last years, a course that one
 * teaches, what concerns a declared interest, somebody for whom one confirmed something or with whom one shares an intervision group, and what one judged or decided before.
 * Organisations are compared; where only a text is known of an employer, names are, without accents, case, signs and legal form.
 */
@Component
class ConflictRule {
    /** The ties of the assessor, gathered once a question. */
    static final String TIES = """
            with tie as materialized (
                select g.organisation_id
                from role_grant g
                where g.account_id = :assessor
                  and g.organisation_id is not null
                  and g.holds_from <= :day
                  and (g.holds_until is null or g.holds_until > :since)
                union
                select works.organisation_id
                from registrant me
                join employment works on works.registrant_id = me.id
                where me.account_id = :assessor
                  and works.organisation_id is not null
                  and works.works_from <= :day
                  and (works.works_until is null or works.works_until > :since)
                union
                select job.organisation
                from registrant me
                join evidence p on p.registrant_id = me.id
                cross join lateral (
                    select p.claim ->> 'organisation' as organisation
                    union all
                    select place ->> 'organisation'
                    from jsonb_path_query(p.claim, '$.alsoAt[*]') as place) job
                where me.account_id = :assessor
                  and p.kind = 'practice'
                  and p.state in ('SUBMITTED', 'RETURNED', 'ACCEPTED')
                  and job.organisation is not null
                  and (p.claim ->> 'until' is null or cast(p.claim ->> 'until' as date) >= :since)
                union
                select declared.organisation_id
                from interest declared
                where declared.account_id = :assessor
                  and declared.kind = 'ORGANISATION'
                  and declared.holds_from <= :day
                  and (declared.holds_until is null or declared.holds_until > :day)),
            tie_name as materialized (
                select o.name as text, plain_name(o.name) as name
                from tie
                join organisation o on o.id = tie.organisation_id
                where plain_name(o.name) is not null
                union
                select works.employer_text, plain_name(works.employer_text)
                from registrant me
                join employment works on works.registrant_id = me.id
                where me.account_id = :assessor
                  and plain_name(works.employer_text) is not null
                  and works.works_from <= :day
                  and (works.works_until is null or works.works_until > :since)
                union
                select job.employer, plain_name(job.employer)
                from registrant me
                join evidence p on p.registrant_id = me.id
                cross join lateral (
                    select p.claim ->> 'employer' as employer
                    union all
                    select place ->> 'name'
                    from jsonb_path_query(p.claim, '$.alsoAt[*]') as place) job
                where me.account_id = :assessor
                  and p.kind = 'practice'
                  and p.state in ('SUBMITTED', 'RETURNED', 'ACCEPTED')
                  and plain_name(job.employer) is not null
                  and (p.claim ->> 'until' is null or cast(p.claim ->> 'until' as date) >= :since))
            """;

    /** The employers of the item's registrant of whom a text is known. */
    static final String NAMES_OF_THE_REGISTRANT = """
                select plain_name(e.employer_text) as name
                from employment e
                where e.registrant_id = i.registrant_id
                  and e.works_from <= :day
                  and (e.works_until is null or e.works_until > :since)
                union
                select plain_name(job.employer)
                from evidence p
                cross join lateral (
                    select p.claim ->> 'employer' as employer
                    union all
                    select place ->> 'name'
                    from jsonb_path_query(p.claim, '$.alsoAt[*]') as place) job
                where p.registrant_id = i.registrant_id
                  and p.kind = 'practice'
                  and p.state in ('SUBMITTED', 'RETURNED', 'ACCEPTED')
                  and (p.claim ->> 'until' is null or cast(p.claim ->> 'until' as date) >= :since)
            """;

    private static final String ORGANISATIONS_OF_THE_REGISTRANT = """
                select e.organisation_id
                from employment e
                where e.registrant_id = i.registrant_id
                  and e.works_from <= :day
                  and (e.works_until is null or e.works_until > :since)
                union all
                select g.organisation_id
                from registrant own
                join role_grant g on g.account_id = own.account_id
                where own.id = i.registrant_id
                  and g.role in ('PROVIDER', 'EMPLOYER')
                  and g.holds_from <= :day
                  and (g.holds_until is null or g.holds_until > :since)
                union all
                select job.organisation
                from evidence p
                cross join lateral (
                    select p.claim ->> 'organisation' as organisation
                    union all
                    select place ->> 'organisation'
                    from jsonb_path_query(p.claim, '$.alsoAt[*]') as place) job
                where p.registrant_id = i.registrant_id
                  and p.kind = 'practice'
                  and p.state in ('SUBMITTED', 'RETURNED', 'ACCEPTED')
                  and (p.claim ->> 'until' is null or cast(p.claim ->> 'until' as date) >= :since)
            """;

    /** Continues a where over {@code desk_item i}, after {@link #TIES}. */
    static final String VISIBLE = """
              and (:everyBody
                   or i.body_id = any(:bodies)
                   or (i.body_id is null and i.register = any(:registers))
                   or (:moderates and i.stage = 'MODERATION'))
              and not (:assessor = any(i.barred))
              and not exists (
                  select from desk_event judged
                  where judged.item_id = i.sample_of
                    and judged.account_id = :assessor
                    and judged.act = 'JUDGED')
              and not exists (
                  select from registrant own
                  where own.id = i.registrant_id
                    and own.account_id = :assessor)
              and not exists (
                  select from interest declared
                  left join registrant person on person.number = declared.registration_number
                  where declared.account_id = :assessor
                    and declared.kind in ('PERSON', 'REGISTER')
                    and declared.holds_from <= :day
                    and (declared.holds_until is null or declared.holds_until > :day)
                    and (person.id = i.registrant_id or declared.register = i.register))
              and not exists (
                  select from confirmation given
                  join registrant me on me.number = given.answered_number
                  where given.registrant_id = i.registrant_id
                    and given.state = 'CONFIRMED'
                    and me.account_id = :assessor)
              and not exists (
                  select from intervision_member theirs
                  join intervision_member mine on mine.group_id = theirs.group_id
                  join registrant me on me.id = mine.registrant_id
                  where theirs.registrant_id = i.registrant_id
                    and me.account_id = :assessor
                    and (theirs.left_on is null or theirs.left_on > :since)
                    and (mine.left_on is null or mine.left_on > :since))
              and not exists (select from tie where tie.organisation_id = i.provider_id)
              and not exists (
                  select from accreditation_request asked
                  join course_version v on v.course_code = asked.course_code and v.version = asked.version
                  cross join lateral jsonb_array_elements(v.content -> 'lecturers') as lecturer
                  join registrant me on me.account_id = :assessor
                  where asked.id = case i.kind when 'ACCREDITATION' then cast(split_part(i.subject, ':', 2) as uuid) end
                    and plain_name(lecturer ->> 'name') in (
                        plain_name(concat_ws(' ', me.called_name, me.infix, me.surname)),
                        plain_name(concat_ws(' ', me.initials, me.infix, me.surname))))
              and not exists (
                  select from (
            """ + ORGANISATIONS_OF_THE_REGISTRANT + """
                  ) concerned
                  join tie on tie.organisation_id = concerned.organisation_id)
              and not exists (
                  select from (
            """ + NAMES_OF_THE_REGISTRANT + """
                      union
                      select plain_name(o.name)
                      from (
            """
            + ORGANISATIONS_OF_THE_REGISTRANT + """
                      ) works_for
                      join organisation o on o.id = works_for.organisation_id) concerned
                  join tie_name on tie_name.name = concerned.name)
            """;

    private final JdbcClient jdbc;
    private final Seats seats;
    private final BusinessDay businessDay;
    private final int years;

    ConflictRule(
            JdbcClient jdbc,
            Seats seats,
            BusinessDay businessDay,
            @Value("${register.desk.conflict-years:3}") int years) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.businessDay = businessDay;
        this.years = years;
    }

    /** A statement over {@code desk_item i} that holds {@link #VISIBLE}, asked by this account. */
    JdbcClient.StatementSpec as(Account assessor, String statement) {
        LocalDate today = businessDay.today();
        Seat seat = seats.of(assessor, today);
        return jdbc.sql(TIES + statement)
                .param("assessor", assessor.id().value())
                .param("everyBody", seat.everyBody())
                .param("bodies", seat.bodies().toArray(String[]::new))
                .param("registers", seat.registers().toArray(String[]::new))
                .param("moderates", seat.moderates())
                .param("day", today)
                .param("since", today.minusYears(years));
    }
}
