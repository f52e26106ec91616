package nl.qualityregister.roll;

/** In force on its days; lifted before its term; or reversed, and then it was never rightly there. */
public enum MeasureState {
    IN_FORCE,
    LIFTED,
    REVERSED
}
