package nl.qualityregister.evidence;

import nl.qualityregister.house.Refusal;

/** The link was used, its term is over, or what it asked was withdrawn. */
public final class ConfirmationLinkSpent extends Refusal {
    private static final long serialVersionUID = 1L;
}
