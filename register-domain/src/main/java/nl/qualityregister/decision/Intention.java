package nl.qualityregister.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What the register intends to decide against somebody (voornemen): that the registration is not renewed. What is missing and how it
 * can be mended is in the verdict.
 *
 * @param verdict on which it rests
 * @param decidableFrom the first day on which can be decided; while the term runs, the day after it
 * @param views what the person said, the oldest first
 * @param endedReason why it was let go
 */
public record Intention(
        IntentionId id,
        CycleId cycle,
        long verdict,
        IntentionState state,
        LocalDate announcedOn,
        LocalDate decidableFrom,
        Actor announcedBy,
        Instant announcedAt,
        @Nullable String endedReason,
        List<PersonView> views) {
    public Intention {
        views = List.copyOf(views);
    }

    /** The last day of the term for a view; the day of the announcement when she said at once that this was all. */
    public LocalDate viewUntil() {
        LocalDate last = decidableFrom.minusDays(1);
        return last.isBefore(announcedOn) ? announcedOn : last;
    }
}
