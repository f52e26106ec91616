package nl.qualityregister.notification;

import nl.qualityregister.house.Refusal;

/** The organisation has a webhook at this very address already. */
public final class WebhookKnownAlready extends Refusal {
    private static final long serialVersionUID = 1L;
}
