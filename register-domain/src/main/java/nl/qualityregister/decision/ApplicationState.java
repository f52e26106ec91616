package nl.qualityregister.decision;

public enum ApplicationState {
    SUBMITTED,
    ACCEPTED,
    REFUSED,
    WITHDRAWN
}
