package nl.qualityregister.decision;

/** Why somebody leaves: one occupation of several, a whole register by choice or at the end of work, or by death. */
public enum DepartureKind {
    GIVEN_UP,
    WITHDRAWN,
    RETIRED,
    DECEASED
}
