package nl.qualityregister.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of reminders before the end of a cycle. The register's document holds the ladder ({@code terms.reminders}); of its rungs one
 * is true on a day, the last that has been reached, and that one is sent: after days off the missed ones are not made up for. Each goes
 * once by each channel: by mail, or on paper to who has no address; on paper too when the mail was not delivered, or when nothing
 * was heard since the rung before; and then, with her consent to open her dossier to it, to the employer. Whose registrations have ended
 * is left alone.
 */
@Service
@Transactional
public class RenewalReminders {
    /** How long a mail may be under way before it counts as not delivered. */
    private static final Duration UNDER_WAY = Duration.ofDays(3);

    private static final String TRUE_TODAY = """
            cycle.register = :register and not cycle.closed and cycle.state = 'RUNNING'
              and upper(cycle.days) > :day
              and upper(cycle.days) <= cast(cast(:day as date) + cast(:rung as interval) as date) + 5
              and cast(upper(cycle.days) - 1 - cast(:rung as interval) as date) <= :day
              and (cast(:next as text) is null or cast(upper(cycle.days) - 1 - cast(:next as interval) as date) > :day)
              and exists (select from roll_standing standing
                          where standing.registrant_id = cycle.registrant_id and standing.register = cycle.register
                            and standing.occupation = any (cycle.occupations) and standing.status in ('REGISTERED', 'SUSPENDED')
                            and upper_inf(standing.known) and standing.days @> :today)
            """;

    private static final String TOLD = """
            , noted as (
                insert into reminder (cycle_id, last_day, rung, channel, why, registrant_id, business_day, created_at)
                select id, last_day, :rung, channel, why, registrant_id, :day, :now from chosen
                on conflict on constraint reminder_pk do nothing
                returning cycle_id, last_day, channel, registrant_id),
            told as (
                insert into outbox (id, once_key, channel, recipient, template, parameters, state, due_at, created_at)
                select gen_random_uuid(),
                       'reminder:' || cycle_id || ':' || last_day || ':' || :rung || ':' || channel,
                       case channel when 'EMPLOYER' then 'MAIL' else channel end,
                       cast(registrant_id as text),
                       case channel when 'EMPLOYER' then :employers else :own end,
                       jsonb_build_object('cycle', cast(cycle_id as text)), 'WAITING', :now, :now
                from noted
                order by 2
                on conflict on constraint outbox_once_uk do nothing)
            select count(*) from noted
            """;

    private static final String FIRST = """
            with chosen as (
                select cycle.id, cycle.registrant_id, upper(cycle.days) - 1 as last_day,
                       case when registrant.email is null then 'LETTER' else 'MAIL' end as channel,
                       case when registrant.email is null then 'NO_ADDRESS' else 'FIRST' end as why
                from cycle
                join registrant on registrant.id = cycle.registrant_id
                where %s
                  and not exists (select from reminder
                                  where reminder.cycle_id = cycle.id and reminder.last_day = upper(cycle.days) - 1
                                    and reminder.rung = :rung)
                order by cycle.id
                limit :limit)
            """.formatted(TRUE_TODAY) + TOLD;

    private static final String UNDELIVERED = """
            with chosen as (
                select cycle.id, cycle.registrant_id, reminder.last_day, 'LETTER' as channel, 'NOT_DELIVERED' as why
                from cycle
                join reminder on reminder.cycle_id = cycle.id and reminder.last_day = upper(cycle.days) - 1
                             and reminder.rung = :rung and reminder.channel = 'MAIL'
                join outbox on outbox.once_key =
                    'reminder:' || cycle.id || ':' || reminder.last_day || ':' || reminder.rung || ':MAIL'
                where %s
                  and (outbox.state in ('BOUNCED', 'GIVEN_UP')
                       or outbox.state in ('WAITING', 'CLAIMED') and outbox.created_at < :longAgo)
                  and not exists (select from reminder paper
                                  where paper.cycle_id = cycle.id and paper.last_day = reminder.last_day
                                    and paper.rung = :rung and paper.channel = 'LETTER')
                order by cycle.id
                limit :limit)
            """.formatted(TRUE_TODAY) + TOLD;

    private static final String SILENCE = """
            with chosen as (
                select cycle.id, cycle.registrant_id, reminder.last_day, 'LETTER' as channel, 'SILENCE' as why
                from cycle
                join reminder on reminder.cycle_id = cycle.id and reminder.last_day = upper(cycle.days) - 1
                             and reminder.rung = :rung and reminder.channel = 'MAIL'
                where %s
                  and exists (select from reminder before
                              where before.cycle_id = cycle.id and before.last_day = reminder.last_day
                                and before.rung <> :rung)
                  and not exists (select from reminder paper
                                  where paper.cycle_id = cycle.id and paper.last_day = reminder.last_day
                                    and paper.rung = :rung and paper.channel = 'LETTER')
                  and not exists (select from evidence
                                  where evidence.registrant_id = cycle.registrant_id and evidence.register = cycle.register
                                    and evidence.changed_at > (
                                        select min(before.created_at) from reminder before
                                        where before.cycle_id = cycle.id and before.last_day = reminder.last_day))
                order by cycle.id
                limit :limit)
            """.formatted(TRUE_TODAY) + TOLD;

    private static final String EMPLOYER = """
            with chosen as (
                select cycle.id, cycle.registrant_id, reminder.last_day, 'EMPLOYER' as channel, 'SILENCE' as why
                from cycle
                join reminder on reminder.cycle_id = cycle.id and reminder.last_day = upper(cycle.days) - 1
                             and reminder.rung = :rung and reminder.channel = 'LETTER' and reminder.why = 'SILENCE'
                where %s
                  and exists (select from reminder before
                              where before.cycle_id = cycle.id and before.last_day = reminder.last_day
                                and before.rung <> :rung and before.channel = 'LETTER')
                  and exists (select from consent
                              where consent.registrant_id = cycle.registrant_id and 'DOSSIER' = any (consent.scopes)
                                and consent.revoked_at is null and consent.holds_until >= :day)
                  and not exists (select from reminder told
                                  where told.cycle_id = cycle.id and told.last_day = reminder.last_day
                                    and told.rung = :rung and told.channel = 'EMPLOYER')
                order by cycle.id
                limit :limit)
            """.formatted(TRUE_TODAY) + TOLD;

    private final JdbcClient jdbc;
    private final Norms norms;
    private final BusinessDay businessDay;
    private final Clock clock;

    RenewalReminders(JdbcClient jdbc, Norms norms, BusinessDay businessDay, Clock clock) {
        this.jdbc = jdbc;
        this.norms = norms;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /**
     * At most so many of each kind; called until it did nothing. Whoever has been told is known, so that it can be cut off anywhere.
     */
    public Sent remind(RegisterId register, LocalDate day, int limit) {
        Sent sent = new Sent(0, 0, 0, 0);
        List<Period> ladder = norms.register(register).terms().reminders();
        for (int i = 0; i < ladder.size(); i++) {
            Period rung = ladder.get(i);
            Period next = i + 1 < ladder.size() ? ladder.get(i + 1) : null;
            sent = sent.and(new Sent(
                    put(FIRST, register, day, rung, next, limit),
                    put(UNDELIVERED, register, day, rung, next, limit),
                    put(SILENCE, register, day, rung, next, limit),
                    put(EMPLOYER, register, day, rung, next, limit)));
        }
        return sent;
    }

    private int put(
            String statement, RegisterId register, LocalDate day, Period rung, @Nullable Period next, int limit) {
        return jdbc.sql(statement)
                .param("register", register.value())
                .param("day", day)
                .param("today", businessDay.today())
                .param("rung", rung.toString())
                .param("next", next == null ? null : next.toString())
                .param("limit", limit)
                .param("own", RenewalLetters.REMINDER)
                .param("employers", EmployerLetters.REMINDER)
                .param("now", Timestamp.from(clock.instant()))
                .param("longAgo", Timestamp.from(clock.instant().minus(UNDER_WAY)))
                .query(Integer.class)
                .single();
    }

    /**
     * How many were reminded.
     *
     * @param first by the first channel they can be reached by
     * @param undelivered on paper, because the mail did not arrive
     * @param silent on paper too, because nothing was heard
     * @param employers who were told, with consent
     */
    public record Sent(int first, int undelivered, int silent, int employers) {
        Sent and(Sent more) {
            return new Sent(
                    first + more.first,
                    undelivered + more.undelivered,
                    silent + more.silent,
                    employers + more.employers);
        }

        public boolean nothing() {
            return first + undelivered + silent + employers == 0;
        }
    }
}
