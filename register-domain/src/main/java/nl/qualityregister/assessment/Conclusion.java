package nl.qualityregister.assessment;

/** What became of an item; {@code IN_PART} is less, or other, than was asked for. */
public enum Conclusion {
    ACCEPTED,
    IN_PART,
    REJECTED,
    ASKED_BACK
}
