package nl.qualityregister.decision;

import java.time.Instant;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * @param byNorm whether the norm decided it (only ever a renewal)
 * @param reason required when a person decides
 */
public record RenewalDecision(
        DecisionId id,
        Cycle cycle,
        RenewalOutcome outcome,
        boolean byNorm,
        @Nullable String reason,
        @Nullable Cycle next,
        Actor decidedBy,
        Instant decidedAt) {}
