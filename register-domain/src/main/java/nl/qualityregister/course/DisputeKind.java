package nl.qualityregister.course;

/** She was there and it was not reported; or it was reported and she was not. */
public enum DisputeKind {
    MISSING,
    NOT_MINE
}
