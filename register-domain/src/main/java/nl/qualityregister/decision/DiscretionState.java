package nl.qualityregister.decision;

/** Of an exception: proposed by one person, signed by another, and used by a decision; or refused, or revoked. */
public enum DiscretionState {
    PROPOSED,
    SIGNED,
    USED,
    REFUSED,
    REVOKED
}
