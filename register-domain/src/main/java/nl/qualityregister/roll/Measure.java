package nl.qualityregister.roll;

import java.time.Instant;
import java.time.LocalDate;
import nl.qualityregister.norm.NormVersion;
import org.jspecify.annotations.Nullable;

/**
 * A disciplinary measure, as known at a moment.
 *
 * @param from the first day on which it holds
 * @param until the first day on which it no longer holds; open while nobody knows
 * @param basis the decision that imposed it, or that corrected it last
 * @param imposedAt when it was entered
 * @param enteredAt when what is told here was entered
 */
public record Measure(
        MeasureId id,
        Registration registration,
        MeasureKind kind,
        boolean published,
        LocalDate from,
        @Nullable LocalDate until,
        String basis,
        @Nullable NormVersion norm,
        MeasureState state,
        Instant imposedAt,
        Instant enteredAt) {

    /** Whether the day is one of its days; a reversed one has kept them, for those who may know of it. */
    public boolean holdsOn(LocalDate day) {
        return days().overlaps(new Days(day, day.plusDays(1)));
    }

    Days days() {
        return new Days(from, until);
    }

    /** Measures as the entry has them. */
    static Measure imposedBy(RollEntry numbered, MeasureNote note) {
        NewEntry entry = numbered.entry();
        return new Measure(
                note.id(),
                entry.registration(),
                note.kind(),
                note.published(),
                entry.trueFrom(),
                entry.trueUntil(),
                entry.basis(),
                entry.norm(),
                MeasureState.IN_FORCE,
                numbered.recordedAt(),
                numbered.recordedAt());
    }

    /** Whether a lifting on the day leaves anything of it, and anything to lift. */
    boolean canBeLiftedOn(LocalDate day) {
        return day.isAfter(from) && (until == null || day.isBefore(until));
    }

    Measure liftedBy(RollEntry lifting) {
        return new Measure(
                id,
                registration,
                kind,
                published,
                from,
                lifting.entry().trueFrom(),
                basis,
                norm,
                MeasureState.LIFTED,
                imposedAt,
                lifting.recordedAt());
    }

    Measure reversedBy(RollEntry reversal) {
        return new Measure(
                id,
                registration,
                kind,
                published,
                from,
                until,
                basis,
                norm,
                MeasureState.REVERSED,
                imposedAt,
                reversal.recordedAt());
    }

    Measure correctedBy(RollEntry correction, MeasureNote note) {
        NewEntry entry = correction.entry();
        return new Measure(
                id,
                registration,
                note.kind(),
                note.published(),
                entry.trueFrom(),
                entry.trueUntil(),
                entry.basis(),
                entry.norm() == null ? norm : entry.norm(),
                MeasureState.IN_FORCE,
                imposedAt,
                correction.recordedAt());
    }
}
