package nl.qualityregister.notification;

import nl.qualityregister.house.Refusal;

/** Another version of the webhook stands. */
public final class WebhookChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;
}
