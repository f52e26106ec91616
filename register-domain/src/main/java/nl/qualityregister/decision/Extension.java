package nl.qualityregister.decision;

import java.time.Instant;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Cycles of a cohort end later than they would have.
 *
 * @param digest of the preview that was agreed to
 * @param cycles how many end later
 * @param decision why it was refused
 * @param reversal why it was reversed
 * @param givenBack how many cycles have their earlier end again; those decided or changed meanwhile have not
 */
public record Extension(
        ExtensionId id,
        ExtensionOrder order,
        String reason,
        String digest,
        long cycles,
        long leftOut,
        ExtensionState state,
        Actor proposedBy,
        Instant proposedAt,
        @Nullable Actor decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable String reversal,
        @Nullable Long givenBack) {}
