package nl.qualityregister.notification;

/** A message did not arrive. The text holds no personal data: it is kept in the delivery log. */
final class DeliveryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;
    private final Prospect prospect;

    private DeliveryFailed(String detail, Prospect prospect) {
        super(detail);
        this.detail = detail;
        this.prospect = prospect;
    }

    static DeliveryFailed forNow(String detail) {
        return new DeliveryFailed(detail, Prospect.TRY_AGAIN);
    }

    /** There is no address to bring it to. */
    static DeliveryFailed forGood(String detail) {
        return new DeliveryFailed(detail, Prospect.GIVE_UP);
    }

    /** The receiver says that it is not there any more and will not come back. */
    static DeliveryFailed gone(String detail) {
        return new DeliveryFailed(detail, Prospect.GONE);
    }

    String detail() {
        return detail;
    }

    Prospect prospect() {
        return prospect;
    }

    enum Prospect {
        TRY_AGAIN,
        GIVE_UP,
        GONE
    }
}
