package nl.qualityregister.certificate;

/** The time-stamp authority gave no time-stamp that holds. What waits for it stays wanted and is issued when the authority is back. */
public final class TimeStampNotGiven extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    TimeStampNotGiven(String why) {
        super("the time-stamp authority gave no time-stamp: " + why);
    }
}
