package nl.qualityregister.registrant;

import nl.qualityregister.house.Refusal;

/** The person is hidden, merged or erased already, or is the one with whom another was merged. */
public final class VisibilityTaken extends Refusal {
    private static final long serialVersionUID = 1L;
}
