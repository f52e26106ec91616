package nl.qualityregister.registrant;

import nl.qualityregister.house.Refusal;

/** Another change of this person waits for the office. */
public final class IdentityChangePending extends Refusal {
    private static final long serialVersionUID = 1L;
}
