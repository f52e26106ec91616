package nl.qualityregister.privacy;

public enum RectificationState {
    REQUESTED,
    GRANTED,
    REFUSED
}
