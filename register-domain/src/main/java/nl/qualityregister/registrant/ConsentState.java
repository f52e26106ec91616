package nl.qualityregister.registrant;

public enum ConsentState {
    IN_FORCE,
    REVOKED,
    ENDED
}
