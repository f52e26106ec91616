package nl.qualityregister.organisation;

public enum InvitationState {
    OPEN,
    ACCEPTED,
    WITHDRAWN,
    EXPIRED
}
