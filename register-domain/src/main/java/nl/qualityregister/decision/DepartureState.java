package nl.qualityregister.decision;

public enum DepartureState {
    REPORTED,
    IN_EFFECT,
    REJECTED,
    UNDONE
}
