package nl.qualityregister.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * That a lapsed registration runs again.
 *
 * @param cycle at the end of which it lapsed
 * @param from the first day of the registration and of the new cycles
 * @param countedUntil up to which day was counted what met the norm
 * @param feeReference of the payment, where the norm asks one
 */
public record Reinstatement(
        ReinstatementId id,
        CycleId cycle,
        Set<OccupationCode> occupations,
        LocalDate lapsedOn,
        LocalDate from,
        LocalDate countedUntil,
        String reason,
        @Nullable String feeReference,
        List<CycleId> next,
        Actor decidedBy,
        Instant decidedAt) {
    public Reinstatement {
        occupations = Set.copyOf(occupations);
        next = List.copyOf(next);
    }
}
