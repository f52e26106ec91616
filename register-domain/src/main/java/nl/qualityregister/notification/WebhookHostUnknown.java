package nl.qualityregister.notification;

import nl.qualityregister.house.Refusal;

/** The host of a webhook has no address. */
public final class WebhookHostUnknown extends Refusal {
    private static final long serialVersionUID = 1L;
}
