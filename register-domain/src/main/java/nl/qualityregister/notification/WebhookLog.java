package nl.qualityregister.notification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the outbox holds for one webhook. */
@Component
class WebhookLog {
    private static final String LOGGED = """
            select outbox.id, outbox.template, outbox.parameters, outbox.state, outbox.due_at, outbox.created_at,
                   outbox.registrant_id as person_id, person.number as person_number, %s
            from outbox
            left join roll_entry entry on entry.index = outbox.entry_index
            left join registrant on registrant.id = entry.registrant_id
            left join registrant person on person.id = outbox.registrant_id
            where outbox.webhook_id = :webhook
              and (cast(:state as text) is null or outbox.state = :state)
              and (cast(:after as uuid) is null
                   or (outbox.created_at, outbox.id) < (select created_at, id from outbox where id = :after))
            order by outbox.created_at desc, outbox.id desc
            limit :limit
            """.formatted(Outbox.CHANGE_COLUMNS);

    private static final String TRIES = """
            select outbox_id, tried_at, succeeded, detail from delivery_try where outbox_id = any(:ids) order by id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    WebhookLog(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    List<Delivery> deliveries(WebhookId id, @Nullable UUID after, @Nullable DeliveryState state, int limit) {
        List<Delivery> found = jdbc.sql(LOGGED)
                .param("webhook", id.value())
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> delivery(row))
                .list();
        Map<UUID, List<Delivery.Try>> tries =
                tries(found.stream().map(Delivery::event).toArray(UUID[]::new));
        return found.stream()
                .map(delivery -> new Delivery(
                        delivery.event(),
                        delivery.about(),
                        delivery.change(),
                        delivery.dueSoon(),
                        delivery.state(),
                        delivery.createdAt(),
                        delivery.nextTryAt(),
                        tries.getOrDefault(delivery.event(), List.of())))
                .toList();
    }

    /** As if nothing had been tried yet. */
    void tryAnew(WebhookId id) {
        jdbc.sql("update outbox set tries = 0, due_at = :now where webhook_id = :webhook and state = 'WAITING'")
                .param("webhook", id.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void giveUp(WebhookId id) {
        jdbc.sql("update outbox set state = 'GIVEN_UP' where webhook_id = :webhook and state in ('WAITING', 'CLAIMED')")
                .param("webhook", id.value())
                .update();
    }

    private Map<UUID, List<Delivery.Try>> tries(UUID[] ids) {
        return jdbc
                .sql(TRIES)
                .param("ids", ids)
                .query((row, i) -> Map.entry(
                        row.getObject("outbox_id", UUID.class),
                        new Delivery.Try(
                                row.getTimestamp("tried_at").toInstant(),
                                row.getBoolean("succeeded"),
                                row.getString("detail"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private Delivery delivery(ResultSet row) throws SQLException {
        DeliveryState state = DeliveryState.valueOf(row.getString("state"));
        Instant dueAt = row.getTimestamp("due_at").toInstant();
        DeliveryAbout about = DeliveryAbout.of(row.getString("template"));
        return new Delivery(
                row.getObject("id", UUID.class),
                about,
                Outbox.change(row),
                about == DeliveryAbout.ENDING ? dueSoon(row) : null,
                state,
                row.getTimestamp("created_at").toInstant(),
                state == DeliveryState.WAITING ? dueAt : null,
                List.of());
    }

    private @Nullable DueSoon dueSoon(ResultSet row) throws SQLException {
        @Nullable String number = row.getString("person_number");
        if (number == null) {
            return null;
        }
        JsonNode told = json.readTree(row.getString("parameters"));
        return new DueSoon(
                new RegistrationNumber(number),
                new Registration(
                        new RegistrantId(row.getLong("person_id")),
                        new RegisterId(told.path("register").asString()),
                        new OccupationCode(told.path("occupation").asString())),
                LocalDate.parse(told.path("validUntil").asString()));
    }
}
