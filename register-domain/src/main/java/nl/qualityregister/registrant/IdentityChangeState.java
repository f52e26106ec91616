package nl.qualityregister.registrant;

public enum IdentityChangeState {
    REQUESTED,
    SEEN,
    APPLIED,
    REFUSED
}
