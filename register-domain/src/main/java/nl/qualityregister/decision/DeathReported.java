package nl.qualityregister.decision;

import nl.qualityregister.house.Refusal;

/** The person's death was reported before. */
public final class DeathReported extends Refusal {
    private static final long serialVersionUID = 1L;
}
