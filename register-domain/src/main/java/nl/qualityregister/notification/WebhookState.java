package nl.qualityregister.notification;

/** Where a webhook stands. Nothing but the challenge goes to one that is pending; for one that is paused everything is kept. */
public enum WebhookState {
    PENDING,
    ACTIVE,
    PAUSED,
    ENDED
}
