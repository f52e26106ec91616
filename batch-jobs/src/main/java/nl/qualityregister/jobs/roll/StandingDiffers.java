package nl.qualityregister.jobs.roll;

/** What is kept is not what the entries say, and nobody said that it may be replaced. */
final class StandingDiffers extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StandingDiffers(long people) {
        super(
                "the standing of " + people + (people == 1 ? " person is" : " persons is")
                        + " not what the entries say; nothing was switched. Look at them (AuditRegister), then run with repair=true");
    }
}
