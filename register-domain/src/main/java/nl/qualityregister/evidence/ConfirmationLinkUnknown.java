package nl.qualityregister.evidence;

import nl.qualityregister.house.Refusal;

/** No mail of the register ever held this link. */
public final class ConfirmationLinkUnknown extends Refusal {
    private static final long serialVersionUID = 1L;
}
