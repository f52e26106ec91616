package nl.qualityregister.notification;

import nl.qualityregister.house.Refusal;

/** The address of a webhook leads into a private, local or otherwise special network. */
public final class WebhookAddressPrivate extends Refusal {
    private static final long serialVersionUID = 1L;
}
