package nl.qualityregister.notification;

import nl.qualityregister.house.Refusal;

/** No mail of that id left this register. */
public final class MailUnknown extends Refusal {
    private static final long serialVersionUID = 1L;
}
