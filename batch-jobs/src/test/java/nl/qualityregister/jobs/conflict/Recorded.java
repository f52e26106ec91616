package nl.qualityregister.jobs.conflict;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A verdict as it was stored, with what it was stored to be on.
 *
 * @param pieces of evidence that it is on, through the ledger or by themselves
 * @param others what the register itself knows, as the facts are named
 * @param seal of the facts, hexadecimal
 * @param result as JSON
 */
record Recorded(
        long id,
        long cycle,
        String normSet,
        String normVersion,
        LocalDate evaluatedOn,
        List<Long> credits,
        List<String> evidence,
        List<String> others,
        String seal,
        Instant judgedAt,
        Set<String> pieces,
        String result) {
    @Override
    public String toString() {
        return "verdict " + id + " of cycle " + cycle + " at " + judgedAt;
    }
}
