package nl.qualityregister.roll;

public enum Status {
    REGISTERED,
    SUSPENDED,
    LAPSED,
    WITHDRAWN,
    STRUCK_OFF,
    DECEASED
}
