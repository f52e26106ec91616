package nl.qualityregister.notification;

import java.net.URI;
import java.time.Instant;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * An address at which an organisation is told of changes.
 *
 * @param failingSince since when every try has failed
 * @param restsUntil before which nothing is tried, because the last try failed
 */
public record Webhook(
        WebhookId id,
        OrganisationId organisation,
        URI url,
        WebhookFilter filter,
        WebhookState state,
        @Nullable PauseReason pausedBecause,
        @Nullable Instant failingSince,
        @Nullable Instant restsUntil,
        Instant registeredAt,
        long version) {}
