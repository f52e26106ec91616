package nl.qualityregister.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.roll.MeasureId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A ruling and what became of it.
 *
 * @param ruled as it now stands: whether it is published, and its days, may have changed since it was entered
 * @param measures of the roll, all that it led to
 * @param current those of them that are in force or were last
 * @param decision why it was refused, lifted or reversed
 */
public record Ruling(
        RulingId id,
        NewRuling ruled,
        RulingState state,
        List<MeasureId> measures,
        List<MeasureId> current,
        Actor recordedBy,
        Instant recordedAt,
        @Nullable Instant confirmedAt,
        @Nullable LocalDate appealedOn,
        @Nullable LocalDate suspendedOn,
        @Nullable String decision) {
    public Ruling {
        measures = List.copyOf(measures);
        current = List.copyOf(current);
    }
}
