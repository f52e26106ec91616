package nl.qualityregister.organisation;

/** What the chamber of commerce said of a number; UNVERIFIED while it has not answered. */
public enum KvkState {
    UNVERIFIED,
    VERIFIED,
    NAME_DIFFERS,
    INACTIVE,
    UNKNOWN_NUMBER
}
