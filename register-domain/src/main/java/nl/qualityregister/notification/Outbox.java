package nl.qualityregister.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.roll.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The statements of the outbox. */
@Component
class Outbox {
    /** How long to wait after each failed try; after one more it is given up. */
    static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    /** How long a claim holds; several times as long as a message can be under way. */
    static final Duration LEASE = Duration.ofMinutes(2);

    static final String STATUS_CHANGED = "status-changed";

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Outbox(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** In the running transaction; what is known by its key is left out. */
    void put(Collection<NewMessage> messages) {
        jdbc.sql("""
                        insert into outbox (id, once_key, channel, recipient, template, parameters, state, due_at, created_at)
                        select gen_random_uuid(), once_key, channel, recipient, template, cast(parameters as jsonb), 'WAITING', :now,
                               :now
                        from unnest(:keys, :channels, :recipients, :templates, :parameters)
                             as message (once_key, channel, recipient, template, parameters)
                        order by once_key
                        on conflict on constraint outbox_once_uk do nothing
                        """)
                .param("keys", Columns.text(messages, NewMessage::onceKey))
                .param("channels", Columns.text(messages, NewMessage::channel))
                .param("recipients", Columns.text(messages, NewMessage::recipient))
                .param("templates", Columns.text(messages, NewMessage::template))
                .param("parameters", Columns.text(messages, message -> json.writeValueAsString(message.parameters())))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void putMails(Collection<RollEntry> entries) {
        jdbc.sql("""
                        insert into outbox (id, once_key, channel, recipient, template, parameters, state, due_at, created_at)
                        select gen_random_uuid(), 'entry:' || entry.index || ':mail:' || registrant.id, 'MAIL',
                               cast(registrant.id as text), :template, jsonb_build_object('entry', entry.index), 'WAITING', :now, :now
                        from roll_entry entry
                        join registrant on registrant.id = entry.registrant_id
                        where entry.index = any (:entries) and registrant.email is not null
                        on conflict on constraint outbox_once_uk do nothing
                        """)
                .param("entries", Columns.numbers(entries, RollEntry::index))
                .param("template", STATUS_CHANGED)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** @param day on which the organisation employs the person */
    void putWebhooks(Collection<RollEntry> entries, LocalDate day) {
        jdbc.sql("""
                        insert into outbox (id, once_key, channel, recipient, template, parameters, state, due_at, created_at)
                        select gen_random_uuid(), 'entry:' || entry.index || ':webhook:' || organisation.id, 'WEBHOOK',
                               organisation.id, :template, jsonb_build_object('entry', entry.index), 'WAITING', :now, :now
                        from roll_entry entry
                        join employment on employment.registrant_id = entry.registrant_id
                        join organisation on organisation.id = employment.organisation_id
                        where entry.index = any (:entries)
                          and employment.works_from <= :day
                          and (employment.works_until is null or employment.works_until > :day)
                          and organisation.webhook is not null
                        on conflict on constraint outbox_once_uk do nothing
                        """)
                .param("entries", Columns.numbers(entries, RollEntry::index))
                .param("day", day)
                .param("template", STATUS_CHANGED)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** What is due and nobody else has claimed, the longest due first, for the length of the lease. */
    @Transactional
    public List<Message> claim(Collection<Channel> channels, int atMost) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        with claimed as (
                            update outbox set state = 'CLAIMED', tries = tries + 1, due_at = :leaseEnd
                            where id in (
                                select id from outbox
                                where state in ('WAITING', 'CLAIMED') and due_at <= :now and channel = any (:channels)
                                order by due_at, id
                                limit :atMost
                                for update skip locked)
                            returning id, channel, recipient, template, parameters, tries)
                        select claimed.id, claimed.channel, claimed.recipient, claimed.template, claimed.parameters, claimed.tries,
                               entry.index, entry.registrant_id, registrant.number, entry.register, entry.occupation, entry.kind,
                               entry.status, entry.true_from, entry.true_until, entry.valid_until, entry.recorded_at
                        from claimed
                        left join roll_entry entry on entry.index = cast(claimed.parameters ->> 'entry' as bigint)
                        left join registrant on registrant.id = entry.registrant_id
                        """)
                .param("channels", Columns.text(channels, Channel::name))
                .param("atMost", atMost)
                .param("now", Timestamp.from(now))
                .param("leaseEnd", Timestamp.from(now.plus(LEASE)))
                .query((row, i) -> message(row))
                .list();
    }

    private Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                row.getString("template"),
                json.readValue(row.getString("parameters"), PARAMETERS),
                row.getObject("index") == null ? null : change(row),
                row.getInt("tries"));
    }

    private static StatusChange change(ResultSet row) throws SQLException {
        return new StatusChange(
                row.getLong("index"),
                new RegistrationNumber(row.getString("number")),
                new Registration(
                        new RegistrantId(row.getLong("registrant_id")),
                        new RegisterId(row.getString("register")),
                        new OccupationCode(row.getString("occupation"))),
                EntryKind.valueOf(row.getString("kind")),
                Status.valueOf(row.getString("status")),
                row.getObject("true_from", LocalDate.class),
                row.getObject("true_until", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant());
    }

    @Transactional
    public void delivered(Message message, String detail) {
        log(message, true, detail);
        jdbc.sql("update outbox set state = 'DELIVERED' where id = :id")
                .param("id", message.id())
                .update();
    }

    /** Notes that it will be tried again, unless the lease had run out and another has claimed it since. */
    @Transactional
    public void failed(Message message, String detail) {
        log(message, false, detail);
        jdbc.sql("""
                        update outbox set state = 'WAITING', due_at = :dueAt
                        where id = :id and state = 'CLAIMED' and tries = :tries
                        """)
                .param("id", message.id())
                .param("tries", message.tries())
                .param("dueAt", Timestamp.from(clock.instant().plus(WAITS.get(message.tries() - 1))))
                .update();
    }

    @Transactional
    public void givenUp(Message message, String detail) {
        log(message, false, detail);
        jdbc.sql("update outbox set state = 'GIVEN_UP' where id = :id and state = 'CLAIMED' and tries = :tries")
                .param("id", message.id())
                .param("tries", message.tries())
                .update();
    }

    private void log(Message message, boolean succeeded, String detail) {
        jdbc.sql("""
                        insert into delivery_try (outbox_id, tried_at, succeeded, detail)
                        values (:id, :now, :succeeded, :detail)
                        """)
                .param("id", message.id())
                .param("now", Timestamp.from(clock.instant()))
                .param("succeeded", succeeded)
                .param("detail", detail)
                .update();
    }

    int due(Channel channel) {
        return jdbc.sql("""
                        select count(*) from outbox
                        where state in ('WAITING', 'CLAIMED') and due_at <= :now and channel = :channel
                        """)
                .param("channel", channel.name())
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }
}
