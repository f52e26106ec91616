package nl.qualityregister.decision;

import java.time.Instant;
import java.time.LocalDate;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.trail.Actor;

/**
 * Running cycles were moved from one version of their norm to another: what was judged before stays as it was.
 *
 * @param cohort whose cycles were moved; its norm is the version they came from
 * @param businessDay as of which the preview judged them
 * @param digest of the preview that was agreed to
 * @param cycles how many were moved
 */
public record CycleMove(
        CycleMoveId id,
        Cohort cohort,
        NormVersion to,
        LocalDate businessDay,
        String digest,
        String reason,
        long cycles,
        Actor movedBy,
        Instant movedAt) {

    public NormVersion from() {
        NormVersion from = cohort.norm();
        if (from == null) {
            throw new IllegalStateException("a move from no version: " + id);
        }
        return from;
    }
}
