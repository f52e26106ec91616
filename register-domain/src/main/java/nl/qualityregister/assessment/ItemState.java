package nl.qualityregister.assessment;

public enum ItemState {
    OPEN,
    CLAIMED,
    CONCLUDED,
    RECALLED
}
