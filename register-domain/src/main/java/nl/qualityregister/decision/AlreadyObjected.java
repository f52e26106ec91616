package nl.qualityregister.decision;

import nl.qualityregister.house.Refusal;

/** A decision is objected to once. */
public final class AlreadyObjected extends Refusal {
    private static final long serialVersionUID = 1L;
}
