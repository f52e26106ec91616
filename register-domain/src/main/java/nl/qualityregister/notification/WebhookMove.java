package nl.qualityregister.notification;

import static nl.qualityregister.notification.WebhookState.ACTIVE;
import static nl.qualityregister.notification.WebhookState.ENDED;
import static nl.qualityregister.notification.WebhookState.PAUSED;
import static nl.qualityregister.notification.WebhookState.PENDING;

import java.util.Map;
import java.util.Optional;

/** The life of a webhook as one table. What is not here is refused. */
enum WebhookMove {
    CHALLENGE(Map.of(PENDING, PENDING)),
    CONFIRM(Map.of(PENDING, ACTIVE)),
    PAUSE(Map.of(ACTIVE, PAUSED)),
    RESUME(Map.of(PAUSED, ACTIVE)),
    REPLAY(Map.of(ACTIVE, ACTIVE, PAUSED, PAUSED)),
    END(Map.of(PENDING, ENDED, ACTIVE, ENDED, PAUSED, ENDED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<WebhookState, WebhookState> table;

    WebhookMove(Map<WebhookState, WebhookState> table) {
        this.table = table;
    }

    Optional<WebhookState> from(WebhookState state) {
        return Optional.ofNullable(table.get(state));
    }
}
