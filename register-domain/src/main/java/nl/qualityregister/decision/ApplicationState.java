package nl.qualityregister.decision;

public enum ApplicationState {
    SUBMITTED,
    RETURNED,
    ASSESSED,
    ACCEPTED,
    REFUSED,
    WITHDRAWN
}
