package nl.qualityregister.notification;

/** What an organisation is told at its webhook. */
public enum DeliveryAbout {
    CHALLENGE,
    CHANGE,
    ENDING;

    static DeliveryAbout of(String template) {
        return switch (template) {
            case Webhooks.CHALLENGE -> CHALLENGE;
            case Outbox.ENDING_NEAR -> ENDING;
            default -> CHANGE;
        };
    }
}
