package nl.qualityregister.notification;

/** What has become of a message so far; bounced is what a mail server took and sent back later. */
public enum DeliveryState {
    WAITING,
    CLAIMED,
    DELIVERED,
    BOUNCED,
    GIVEN_UP
}
