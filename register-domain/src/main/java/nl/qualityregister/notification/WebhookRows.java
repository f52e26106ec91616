package nl.qualityregister.notification;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The statements of webhooks, and how they fare. */
@Component
class WebhookRows {
    private static final String COLUMNS = """
            select id, organisation_id, url, label, people, registers, kinds, endings, state, paused_because, failing_since, rests_until,
                   registered_at, version
            from webhook
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    WebhookRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    WebhookId insert(OrganisationId organisation, URI url, WebhookFilter filter, String challenge, Actor by) {
        WebhookId id = new WebhookId(UUID.randomUUID());
        jdbc.sql("""
                        insert into webhook (id, organisation_id, url, label, people, registers, kinds, endings, state, challenge,
                               registered_at, registered_by)
                        values (:id, :organisation, :url, :label, :people, :registers, :kinds, :endings, 'PENDING', :challenge, :now,
                                :by)
                        """)
                .param("id", id.value())
                .param("organisation", organisation.value())
                .param("url", url.toString())
                .param("label", filter.label())
                .param("people", filter.people().name())
                .param("registers", array(filter.registers(), RegisterId::value))
                .param("kinds", array(filter.kinds(), EntryKind::name))
                .param("endings", filter.endings())
                .param("challenge", challenge)
                .param("now", now())
                .param("by", by.name())
                .update();
        return id;
    }

    /** Those that the office vouches for need no challenge; one that is known is left as it is. */
    void enrol(Collection<Organisation> organisations, Actor by) {
        jdbc.sql("""
                        insert into webhook (id, organisation_id, url, people, state, challenge, registered_at, registered_by)
                        select gen_random_uuid(), organisation_id, url, 'OWN', 'ACTIVE', '', :now, :by
                        from unnest(:organisations, :urls) as row (organisation_id, url)
                        on conflict (organisation_id, url) where state <> 'ENDED' do nothing
                        """)
                .param("organisations", Columns.text(organisations, Organisation::id))
                .param("urls", Columns.text(organisations, Organisation::webhook))
                .param("now", now())
                .param("by", by.name())
                .update();
    }

    Optional<Webhook> find(WebhookId id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id.value())
                .query((row, i) -> webhook(row))
                .optional();
    }

    /** Held to the end of the transaction. */
    Optional<Webhook> hold(WebhookId id) {
        return jdbc.sql(COLUMNS + " where id = :id for update")
                .param("id", id.value())
                .query((row, i) -> webhook(row))
                .optional();
    }

    List<Webhook> of(OrganisationId organisation) {
        return jdbc.sql(COLUMNS
                        + " where organisation_id = :organisation and state <> 'ENDED' order by registered_at, id")
                .param("organisation", organisation.value())
                .query((row, i) -> webhook(row))
                .list();
    }

    String challenge(WebhookId id) {
        return jdbc.sql("select challenge from webhook where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    /** How many challenges there have been, this one included. */
    int challengeAgain(WebhookId id, String challenge) {
        return jdbc.sql(
                        "update webhook set challenge = :challenge, challenges = challenges + 1 where id = :id returning challenges")
                .param("id", id.value())
                .param("challenge", challenge)
                .query(Integer.class)
                .single();
    }

    void change(WebhookId id, WebhookFilter filter) {
        jdbc.sql("""
                        update webhook
                        set label = :label, people = :people, registers = :registers, kinds = :kinds, endings = :endings, version = version + 1
                        where id = :id
                        """)
                .param("id", id.value())
                .param("label", filter.label())
                .param("people", filter.people().name())
                .param("registers", array(filter.registers(), RegisterId::value))
                .param("kinds", array(filter.kinds(), EntryKind::name))
                .param("endings", filter.endings())
                .update();
    }

    /** What it leads to begins with a clean slate. */
    void move(WebhookId id, WebhookState to, @Nullable PauseReason because) {
        jdbc.sql("""
                        update webhook
                        set state = :state, paused_because = :because, failures = 0, failing_since = null, rests_until = null,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", id.value())
                .param("state", to.name())
                .param("because", because == null ? null : because.name())
                .update();
    }

    /** It answered the challenge by itself. */
    @Transactional
    public void confirm(WebhookId id) {
        jdbc.sql("update webhook set state = 'ACTIVE', version = version + 1 where id = :id and state = 'PENDING'")
                .param("id", id.value())
                .update();
    }

    void answered(UUID id) {
        jdbc.sql("""
                        update webhook set failures = 0, failing_since = null, rests_until = null
                        where id = :id and failures > 0 and state = 'ACTIVE'
                        """).param("id", id).update();
    }

    /**
     * Nothing is tried there for a while that grows with each failure; of several that were under way at once the first counts. Returns
     * how many failures there have been in a row.
     */
    int failed(UUID id, Instant claimedAt, List<Duration> waits) {
        Timestamp now = now();
        jdbc.sql("""
                        update webhook
                        set failures = failures + 1,
                            failing_since = coalesce(failing_since, :now),
                            rests_until = cast(:now as timestamptz)
                                + (cast(:waits as bigint[]))[least(failures + 1, :last)] * interval '1 second'
                        where id = :id and state = 'ACTIVE' and (rests_until is null or rests_until <= :claimedAt)
                        """)
                .param("id", id)
                .param("now", now)
                .param("claimedAt", Timestamp.from(claimedAt))
                .param("waits", Columns.numbers(waits, Duration::toSeconds))
                .param("last", waits.size())
                .update();
        return jdbc.sql("select failures from webhook where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** Returns whether it was not paused before. */
    boolean pause(UUID id, PauseReason because) {
        return jdbc.sql("""
                                update webhook set state = 'PAUSED', paused_because = :because, version = version + 1
                                where id = :id and state = 'ACTIVE'
                                """).param("id", id).param("because", because.name()).update() > 0;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static <T> String @Nullable [] array(Set<T> values, Function<T, String> text) {
        return values.isEmpty() ? null : values.stream().map(text).sorted().toArray(String[]::new);
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        @Nullable String because = row.getString("paused_because");
        return new Webhook(
                new WebhookId(row.getObject("id", UUID.class)),
                new OrganisationId(row.getString("organisation_id")),
                URI.create(row.getString("url")),
                new WebhookFilter(
                        row.getString("label"),
                        WebhookPeople.valueOf(row.getString("people")),
                        set(row.getArray("registers"), RegisterId::new),
                        set(row.getArray("kinds"), EntryKind::valueOf),
                        row.getBoolean("endings")),
                WebhookState.valueOf(row.getString("state")),
                because == null ? null : PauseReason.valueOf(because),
                moment(row.getTimestamp("failing_since")),
                moment(row.getTimestamp("rests_until")),
                row.getTimestamp("registered_at").toInstant(),
                row.getLong("version"));
    }

    private static <T> Set<T> set(@Nullable Array array, Function<String, T> value) throws SQLException {
        return array == null
                ? Set.of()
                : Arrays.stream((String[]) array.getArray()).map(value).collect(Collectors.toSet());
    }

    private static @Nullable Instant moment(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
