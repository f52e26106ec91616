package nl.qualityregister.decision;

public enum ObjectionState {
    SUBMITTED,
    LATE,
    RETURNED,
    ADVISED,
    UPHELD,
    PARTLY_UPHELD,
    DISMISSED,
    INADMISSIBLE,
    WITHDRAWN;

    /** Whether somebody still has to do something about it. */
    boolean open() {
        return this == SUBMITTED || this == LATE || this == RETURNED || this == ADVISED;
    }
}
