package nl.qualityregister.decision;

import java.time.Instant;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * An exception (hardheidsclausule) beside the computed result, which stays as it is.
 *
 * @param verdict on which it rests
 * @param beside the outcome that was computed
 * @param digest SHA-256 over what is signed, in hexadecimals: whoever signs names it
 */
public record Discretion(
        DiscretionId id,
        CycleId cycle,
        long verdict,
        String beside,
        NewDiscretion asked,
        String digest,
        DiscretionState state,
        Actor proposedBy,
        Instant proposedAt,
        @Nullable Actor signedBy,
        @Nullable Instant signedAt,
        @Nullable String endedReason) {}
