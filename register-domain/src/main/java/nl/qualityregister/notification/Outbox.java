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
import nl.qualityregister.verification.EndingsNear;
import org.jspecify.annotations.Nullable;
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

    private static final int AT_ONE_WEBHOOK = 8;

    static final String STATUS_CHANGED = "status-changed";
    static final String ENDING_NEAR = "ending-near";

    static final String CHANGE_COLUMNS = """
            entry.index, entry.registrant_id, registrant.number, entry.register, entry.occupation, entry.kind, entry.status,
            entry.true_from, entry.true_until, entry.valid_until, entry.recorded_at
            """;

    /** Which webhooks are told of which entries; those that are paused too. */
    private static final String TOLD = """
            insert into outbox (id, once_key, channel, recipient, template, parameters, state, due_at, created_at, webhook_id,
                   registrant_id, entry_index)
            select gen_random_uuid(), 'entry:' || entry.index || ':webhook:' || webhook.id, 'WEBHOOK', cast(webhook.id as text),
                   :template, jsonb_build_object('entry', entry.index), 'WAITING', :now, :now, webhook.id, entry.registrant_id,
                   entry.index
            from roll_entry entry
            join webhook on webhook.state in ('ACTIVE', 'PAUSED')
             and (webhook.registers is null or entry.register = any (webhook.registers))
             and (webhook.kinds is null or entry.kind = any (webhook.kinds)
                  or (entry.kind in ('MEASURE_REVERSED', 'MEASURE_CORRECTED') and 'CORRECTED' = any (webhook.kinds)))
             and coalesce(entry.measure_published, true)
             and (webhook.people = 'ALL'
                  or exists (select 1 from employment
                              where employment.organisation_id = webhook.organisation_id
                                and employment.registrant_id = entry.registrant_id
                                and employment.works_from <= :day
                                and (employment.works_until is null or employment.works_until > :day))
                  or exists (select 1 from watched
                              where watched.organisation_id = webhook.organisation_id
                                and watched.registrant_id = entry.registrant_id and watched.left_on is null))
            where %s
            order by entry.index
            """;

    private static final String REPLAYED = """
            limit :most
            on conflict on constraint outbox_once_uk do update
            set state = 'WAITING', tries = 0, due_at = excluded.due_at
            where outbox.state in ('WAITING', 'DELIVERED', 'GIVEN_UP')
            """;

    /** At each webhook what is due, of each registrant only the earliest that has not been told. */
    private static final String DUE_AT_WEBHOOKS = """
            select picked.id
            from webhook
            cross join lateral (
                select outbox.id, outbox.due_at, outbox.entry_index
                from outbox
                where outbox.webhook_id = webhook.id
                  and outbox.state in ('WAITING', 'CLAIMED') and outbox.due_at <= :now
                  and (webhook.state = 'ACTIVE' or outbox.entry_index is null)
                  and not exists (
                      select 1 from outbox earlier
                      where earlier.webhook_id = outbox.webhook_id and earlier.registrant_id = outbox.registrant_id
                        and earlier.entry_index < outbox.entry_index and earlier.state in ('WAITING', 'CLAIMED'))
                order by outbox.due_at, outbox.entry_index
                limit :each
                for update of outbox skip locked) picked
            where webhook.state in ('ACTIVE', 'PENDING') and (webhook.rests_until is null or webhook.rests_until <= :now)
            order by picked.due_at, picked.entry_index
            limit :atMost
            """;

    private static final String DUE_BY_POST = """
            select id from outbox
            where state in ('WAITING', 'CLAIMED') and due_at <= :now and webhook_id is null and channel = any (:channels)
            order by due_at, id
            limit :atMost
            for update skip locked
            """;

    private static final String CLAIMED = """
            , claimed as (
                update outbox set state = 'CLAIMED', tries = tries + 1, due_at = :leaseEnd
                where id in (select id from due)
                returning id, channel, recipient, template, parameters, tries)
            select claimed.id, claimed.channel, claimed.recipient, claimed.template, claimed.parameters, claimed.tries,
            """ + CHANGE_COLUMNS + """
            from claimed
            left join roll_entry entry on entry.index = cast(claimed.parameters ->> 'entry' as bigint)
            left join registrant on registrant.id = entry.registrant_id
            """;

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final WebhookRows webhooks;

    Outbox(JdbcClient jdbc, JsonMapper json, Clock clock, WebhookRows webhooks) {
        this.jdbc = jdbc;
        this.json = json;
        this.webhooks = webhooks;
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
        jdbc.sql(TOLD.formatted("entry.index = any (:entries)")
                        + " on conflict on constraint outbox_once_uk do nothing")
                .param("entries", Columns.numbers(entries, RollEntry::index))
                .param("day", day)
                .param("template", STATUS_CHANGED)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Puts in again what was recorded since, under the ids it has; at most one more than {@code most}. Returns how many. */
    int replay(WebhookId webhook, Instant since, LocalDate day, int most) {
        return jdbc.sql(TOLD.formatted("""
                                entry.index >= (select min(index) from roll_entry where recorded_at >= :since)
                                and entry.basis not like 'import:%' and webhook.id = :webhook
                                """) + REPLAYED)
                .param("webhook", webhook.value())
                .param("since", Timestamp.from(since))
                .param("most", most + 1)
                .param("day", day)
                .param("template", STATUS_CHANGED)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** To every webhook of who watches, that asks for it; once for each day that a registration falls due on. */
    void putEndings(Collection<EndingsNear.Ending> endings) {
        jdbc.sql("""
                        insert into outbox (id, once_key, channel, recipient, template, parameters, state, due_at, created_at, webhook_id,
                               registrant_id)
                        select gen_random_uuid(),
                               'ending:' || person || ':' || register || ':' || occupation || ':' || last_day || ':webhook:' || webhook.id,
                               'WEBHOOK', cast(webhook.id as text), :template,
                               jsonb_build_object('registrant', person, 'register', register, 'occupation', occupation,
                                                  'validUntil', last_day, 'at', cast(:at as text)),
                               'WAITING', :now, :now, webhook.id, person
                        from unnest(:watchers, :people, :registers, :occupations, cast(:days as date[]))
                             as ending (watcher, person, register, occupation, last_day)
                        join webhook on webhook.organisation_id = watcher and webhook.state in ('ACTIVE', 'PAUSED') and webhook.endings
                                    and (webhook.registers is null or ending.register = any (webhook.registers))
                        order by 2
                        on conflict on constraint outbox_once_uk do nothing
                        """)
                .param("watchers", Columns.text(endings, EndingsNear.Ending::watcher))
                .param(
                        "people",
                        Columns.numbers(
                                endings, one -> one.registration().registrant().value()))
                .param(
                        "registers",
                        Columns.text(
                                endings, one -> one.registration().register().value()))
                .param(
                        "occupations",
                        Columns.text(
                                endings, one -> one.registration().occupation().value()))
                .param("days", Columns.text(endings, EndingsNear.Ending::validUntil))
                .param("template", ENDING_NEAR)
                .param("at", clock.instant().toString())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** @param time how often it has been challenged, this time included */
    void putChallenge(WebhookId webhook, int time) {
        jdbc.sql("""
                        insert into outbox (id, once_key, channel, recipient, template, parameters, state, due_at, created_at, webhook_id)
                        values (gen_random_uuid(), :key, 'WEBHOOK', :recipient, :template, '{}', 'WAITING', :now, :now, :webhook)
                        """)
                .param("key", "webhook:" + webhook + ":challenge:" + time)
                .param("recipient", webhook.toString())
                .param("webhook", webhook.value())
                .param("template", Webhooks.CHALLENGE)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** What is due and nobody else has claimed, the longest due first, for the length of the lease. */
    @Transactional
    public List<Message> claim(Collection<Channel> channels, int atMost) {
        Instant now = clock.instant();
        return claiming(DUE_BY_POST, now, atMost)
                .param("channels", Columns.text(channels, Channel::name))
                .query((row, i) -> message(row, now))
                .list();
    }

    /** The same at webhooks, few at each, so that none keeps the others waiting. */
    @Transactional
    public List<Message> claimAtWebhooks(int atMost) {
        Instant now = clock.instant();
        return claiming(DUE_AT_WEBHOOKS, now, atMost)
                .param("each", AT_ONE_WEBHOOK)
                .query((row, i) -> message(row, now))
                .list();
    }

    /** What the transaction at hand has put here, and nobody else can see yet. */
    List<Message> ofThisTransaction() {
        return jdbc.sql(
                        "select outbox.id, outbox.channel, outbox.recipient, outbox.template, outbox.parameters, outbox.tries, "
                                + CHANGE_COLUMNS + """
                        from outbox
                        left join roll_entry entry on entry.index = cast(outbox.parameters ->> 'entry' as bigint)
                        left join registrant on registrant.id = entry.registrant_id
                        where outbox.xmin = cast(cast(mod(cast(cast(pg_current_xact_id() as text) as numeric), 4294967296) as text) as xid)
                        order by outbox.id
                        """)
                .query((row, i) -> message(row, clock.instant()))
                .list();
    }

    private JdbcClient.StatementSpec claiming(String due, Instant now, int atMost) {
        return jdbc.sql("with due as (" + due + ")" + CLAIMED)
                .param("atMost", atMost)
                .param("now", Timestamp.from(now))
                .param("leaseEnd", Timestamp.from(now.plus(LEASE)));
    }

    private Message message(ResultSet row, Instant claimedAt) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                row.getString("template"),
                json.readValue(row.getString("parameters"), PARAMETERS),
                change(row),
                row.getInt("tries"),
                claimedAt);
    }

    /** Of {@link #CHANGE_COLUMNS}; absent when there is no entry, or its content has been erased. */
    static @Nullable StatusChange change(ResultSet row) throws SQLException {
        if (row.getObject("registrant_id") == null) {
            return null;
        }
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
        if (message.channel() == Channel.WEBHOOK) {
            webhooks.answered(UUID.fromString(message.recipient()));
        }
    }

    /**
     * At a webhook: notes the try, lets the webhook rest, and pauses it when it has not answered anything for as long as anything is
     * tried; what it was to be told is kept then. Returns whether the message is given up, because others do arrive there.
     */
    @Transactional
    public boolean failedAtWebhook(Message message, DeliveryFailed failure) {
        if (failure.prospect() == DeliveryFailed.Prospect.GIVE_UP) {
            givenUp(message, failure.detail(), List.of());
            return true;
        }
        UUID webhook = UUID.fromString(message.recipient());
        int inARow = webhooks.failed(webhook, message.claimedAt(), WAITS);
        boolean gone = failure.prospect() == DeliveryFailed.Prospect.GONE;
        boolean dead = gone || inARow > WAITS.size();
        if (dead && webhooks.pause(webhook, gone ? PauseReason.GONE : PauseReason.NO_ANSWER)) {
            put(List.of(new NewMessage(
                    "webhook:" + webhook + ":paused:" + message.id() + ":" + message.claimedAt(),
                    Channel.MAIL,
                    webhook.toString(),
                    WebhookLetters.PAUSED,
                    Map.of("webhook", webhook.toString()))));
        }
        boolean last = message.tries() > WAITS.size() && !dead;
        if (last) {
            givenUp(message, failure.detail(), List.of());
            return true;
        }
        failed(message, failure.detail());
        return false;
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
                .param(
                        "dueAt",
                        Timestamp.from(clock.instant().plus(WAITS.get(Math.min(message.tries(), WAITS.size()) - 1))))
                .update();
    }

    /** @param printable what goes on paper then, by template */
    @Transactional
    public void givenUp(Message message, String detail, Collection<String> printable) {
        log(message, false, detail);
        jdbc.sql("update outbox set state = 'GIVEN_UP' where id = :id and state = 'CLAIMED' and tries = :tries")
                .param("id", message.id())
                .param("tries", message.tries())
                .update();
        onPaper(message.id(), printable);
    }

    /** Whether it was not known yet. */
    boolean bounced(UUID mail, String status, boolean permanent) {
        String state = jdbc.sql("select state from outbox where id = :id and channel = 'MAIL' for update")
                .param("id", mail)
                .query((row, i) -> String.valueOf(row.getString("state")))
                .optional()
                .orElseThrow(MailUnknown::new);
        if (state.equals("BOUNCED")) {
            return false;
        }
        log(mail, false, "sent back " + status);
        if (permanent) {
            jdbc.sql("update outbox set state = 'BOUNCED' where id = :id")
                    .param("id", mail)
                    .update();
        }
        return true;
    }

    /**
     * Puts a mail that did not arrive in again as a letter, once, when it is one of the templates. Reminders have a ladder of their own,
     * which does the same.
     */
    void onPaper(UUID mail, Collection<String> templates) {
        jdbc.sql("""
                        insert into outbox (id, once_key, channel, recipient, template, parameters, state, due_at, created_at)
                        select gen_random_uuid(), once_key || ':paper', 'LETTER', recipient, template, parameters, 'WAITING', :now, :now
                        from outbox
                        where id = :mail and channel = 'MAIL' and state in ('BOUNCED', 'GIVEN_UP')
                          and template = any (:templates) and recipient ~ '^[0-9]+$' and once_key not like 'reminder:%'
                        on conflict on constraint outbox_once_uk do nothing
                        """)
                .param("mail", mail)
                .param("templates", templates.toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void log(Message message, boolean succeeded, String detail) {
        log(message.id(), succeeded, detail);
    }

    private void log(UUID message, boolean succeeded, String detail) {
        jdbc.sql("""
                        insert into delivery_try (outbox_id, tried_at, succeeded, detail)
                        values (:id, :now, :succeeded, :detail)
                        """)
                .param("id", message)
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
