package nl.qualityregister.decision;

/** Of an intention: its term runs, all was said, it was decided as intended, or it was let go. */
public enum IntentionState {
    ANNOUNCED,
    HEARD,
    FOLLOWED,
    DROPPED;

    public boolean open() {
        return this == ANNOUNCED || this == HEARD;
    }
}
