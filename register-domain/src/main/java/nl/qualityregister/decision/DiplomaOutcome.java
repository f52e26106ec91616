package nl.qualityregister.decision;

/** {@code UNVERIFIED} says nothing against the diploma: nobody could tell. */
public enum DiplomaOutcome {
    UNVERIFIED,
    CONFIRMED,
    UNKNOWN,
    OTHER_HOLDER
}
