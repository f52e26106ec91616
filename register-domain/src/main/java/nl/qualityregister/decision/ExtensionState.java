package nl.qualityregister.decision;

public enum ExtensionState {
    PROPOSED,
    IN_EFFECT,
    REFUSED,
    REVERSED
}
