package nl.qualityregister.cycle;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A stored verdict: never changed; the same facts judged again give no second row.
 *
 * @param businessDay the day for which the job ran
 * @param evaluatedOn the cycle's last day, or the day asked in a look before the end
 * @param result the norm's verdict as JSON, with every rule, required, counted, remaining and excluded
 * @param judgedAt the instant of whose facts it is
 */
public record Judged(
        long id,
        Cycle cycle,
        LocalDate businessDay,
        LocalDate evaluatedOn,
        String outcome,
        boolean met,
        String result,
        Instant judgedAt) {}
