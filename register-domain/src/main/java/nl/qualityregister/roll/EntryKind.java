package nl.qualityregister.roll;

public enum EntryKind {
    REGISTERED,
    RENEWED,
    EXTENDED,
    INTERRUPTED,
    SUSPENDED,
    MEASURE_IMPOSED,
    MEASURE_LIFTED,
    LAPSED,
    WITHDRAWN,
    STRUCK_OFF,
    REINSTATED,
    CORRECTED,
    MERGED,
    DECEASED
}
