package nl.qualityregister.evidence;

import nl.qualityregister.house.Refusal;

/** What is confirmed must be confirmed by somebody else. */
public final class ConfirmationByOneself extends Refusal {
    private static final long serialVersionUID = 1L;
}
