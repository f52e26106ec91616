package nl.qualityregister.jobs.roll;

/** The log is not what it says. */
final class LogRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogRefused(String why) {
        super(why);
    }
}
