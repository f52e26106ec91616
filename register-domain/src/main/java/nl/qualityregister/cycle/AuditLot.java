package nl.qualityregister.cycle;

/**
 * A line of the list that is drawn from.
 *
 * @param stratum within which is drawn: the norm version and what its norm names, {@code krsd-demo/2022/job-coach}
 * @param rate in hundredths of a percent
 * @param forced drawn whatever the lot: an earlier audit failed
 */
public record AuditLot(CycleId cycle, String stratum, int rate, boolean forced) {
    /** As it is published, and hashed. */
    public String line() {
        return cycle + "," + stratum + "," + rate + "," + (forced ? "yes" : "no") + "\n";
    }
}
