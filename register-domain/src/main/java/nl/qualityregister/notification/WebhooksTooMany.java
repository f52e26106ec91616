package nl.qualityregister.notification;

import nl.qualityregister.house.Refusal;

/** The organisation has as many webhooks as one can have. */
public final class WebhooksTooMany extends Refusal {
    private static final long serialVersionUID = 1L;
}
