package nl.qualityregister.notification;

import nl.qualityregister.house.Refusal;

/** The address of a webhook leads to the machine that the register runs on. */
public final class WebhookToThisMachine extends Refusal {
    private static final long serialVersionUID = 1L;
}
