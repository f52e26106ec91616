package nl.qualityregister.notification;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What was asked cannot be done with the webhook as it stands. */
public final class WebhookNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    WebhookNotInThatState(WebhookState state) {
        super(Map.of("state", state.name().toLowerCase(Locale.ROOT)));
    }
}
