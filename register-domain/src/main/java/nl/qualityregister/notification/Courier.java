package nl.qualityregister.notification;

/** Brings messages by one channel. */
interface Courier {
    Channel channel();

    /** Whether there is anything to bring them with. */
    boolean available();

    /** Returns what the receiver answered; throws {@link DeliveryFailed}. */
    String bring(Message message) throws InterruptedException;
}
