package nl.qualityregister.decision;

public enum MergerState {
    PROPOSED,
    IN_EFFECT,
    REFUSED,
    UNDONE
}
