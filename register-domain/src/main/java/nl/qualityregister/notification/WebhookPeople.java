package nl.qualityregister.notification;

/** Of whom a webhook is told: of the organisation's own people (whom it employs or watches), or of everybody. */
public enum WebhookPeople {
    OWN,
    ALL
}
