package nl.qualityregister.evidence;

public enum SessionState {
    REPORTED,
    CONFIRMED,
    VOIDED
}
