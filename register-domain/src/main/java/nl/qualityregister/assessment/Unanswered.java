package nl.qualityregister.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of what was asked back: who does not answer is reminded, and when the day has passed the item is back in the queue for a
 * person to look at; nothing is rejected by the calendar. An answer that comes later still reaches the same item.
 */
@Service
@Transactional
public class Unanswered {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Unanswered(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Lays at most so many back whose day has passed; returns how many there were. What was laid back is not laid back again. */
    public int layBack(LocalDate today, int atMost) {
        return jdbc.sql("""
                with passed as (
                    select i.*
                    from desk_item i
                    where i.answer_by < :today
                      and i.state = 'CONCLUDED'
                      and i.sample_of is null
                    order by i.answer_by, i.id
                    limit :atMost
                    for update skip locked),
                settled as (
                    update desk_item i
                    set answer_by = null, version = i.version + 1
                    from passed
                    where i.id = passed.id),
                laid as (
                    insert into desk_item (id, kind, subject, registrant_id, provider_id, register, occupations, body_id, category,
                                           files, due_on, term_on, eyes, barred, state, announced_at, unanswered)
                    select gen_random_uuid(), kind, subject, registrant_id, provider_id, register, occupations, body_id, category,
                           files, due_on, cast(:today as date) + 14, eyes, barred, 'OPEN', :at, true
                    from passed
                    order by subject
                    on conflict (subject) where state in ('OPEN', 'CLAIMED') and sample_of is null do nothing
                    returning id)
                insert into desk_event (item_id, act, occurred_at)
                select id, 'ANNOUNCED', :at
                from laid
                """)
                .param("today", today)
                .param("atMost", atMost)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Publishes {@link AnswersAwaited} for at most so many whose day is at most so many days away; each is told once. */
    public int remind(LocalDate today, int days, int atMost) {
        List<AnswersAwaited.Awaited> awaited = jdbc.sql("""
                with due as (
                    select i.id, i.kind, i.subject, i.registrant_id, i.provider_id, i.answer_by
                    from desk_item i
                    where i.answer_by between :today and :until
                      and i.state = 'CONCLUDED'
                      and i.sample_of is null
                      and not exists (select from desk_reminder r where r.item_id = i.id)
                    order by i.answer_by, i.id
                    limit :atMost),
                reminded as (
                    insert into desk_reminder (item_id, reminded_at)
                    select id, :at
                    from due
                    on conflict do nothing
                    returning item_id)
                select due.id, due.kind, due.subject, due.registrant_id, due.provider_id, due.answer_by
                from due
                join reminded on reminded.item_id = due.id
                """)
                .param("today", today)
                .param("until", today.plusDays(days))
                .param("atMost", atMost)
                .param("at", Timestamp.from(clock.instant()))
                .query((row, i) -> awaited(row))
                .list();
        if (!awaited.isEmpty()) {
            events.publishEvent(new AnswersAwaited(awaited));
        }
        return awaited.size();
    }

    private static AnswersAwaited.Awaited awaited(ResultSet row) throws SQLException {
        long registrant = row.getLong("registrant_id");
        @Nullable RegistrantId whose = row.wasNull() ? null : new RegistrantId(registrant);
        @Nullable String provider = row.getString("provider_id");
        return new AnswersAwaited.Awaited(
                new ItemId(row.getObject("id", UUID.class)),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                whose,
                provider == null ? null : new OrganisationId(provider),
                row.getObject("answer_by", LocalDate.class));
    }
}
