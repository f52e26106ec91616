package nl.qualityregister.roll;

import java.time.LocalDate;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * @param status on the first day; an entry of a measure tells it and does not make it
 * @param trueFrom the first day on which the status, or the measure, holds
 * @param trueUntil the first day on which it no longer holds; open when it holds until something else is entered
 * @param validUntil while registered: the last day before renewal is due (inclusive, as the field speaks); otherwise absent
 * @param basis why: {@code application:<id>}, {@code decision:<id>}, {@code import:<file>}; unique per registration and kind, so that
 *     the same decision is never entered twice
 * @param norm the version of the norm set that it was judged by, where it was judged by one
 * @param measure which measure it is of; only with the kinds that are of a measure
 */
public record NewEntry(
        Registration registration,
        EntryKind kind,
        Status status,
        LocalDate trueFrom,
        @Nullable LocalDate trueUntil,
        @Nullable LocalDate validUntil,
        Actor actor,
        String basis,
        @Nullable NormVersion norm,
        @Nullable MeasureNote measure) {
    public NewEntry {
        if (trueUntil != null && !trueUntil.isAfter(trueFrom)) {
            throw new IllegalArgumentException("an entry holds for at least a day");
        }
        if (validUntil != null && !status.runs()) {
            throw new IllegalArgumentException("only a running registration has a day on which renewal is due");
        }
        if ((measure != null) != kind.isOfMeasure()) {
            throw new IllegalArgumentException("an entry of a measure, and no other, names the measure");
        }
    }

    /** Of no measure, and not judged by a norm. */
    public NewEntry(
            Registration registration,
            EntryKind kind,
            Status status,
            LocalDate trueFrom,
            @Nullable LocalDate trueUntil,
            @Nullable LocalDate validUntil,
            Actor actor,
            String basis) {
        this(registration, kind, status, trueFrom, trueUntil, validUntil, actor, basis, null, null);
    }

    /** The same, judged by the version of a norm set. */
    public NewEntry under(NormVersion version) {
        return new NewEntry(
                registration, kind, status, trueFrom, trueUntil, validUntil, actor, basis, version, measure);
    }

    NewEntry leadingTo(Status other) {
        return new NewEntry(registration, kind, other, trueFrom, trueUntil, validUntil, actor, basis, norm, measure);
    }

    /** The change of status that it is, without the measure behind it. */
    NewEntry asCorrection() {
        return new NewEntry(
                registration, EntryKind.CORRECTED, status, trueFrom, trueUntil, validUntil, actor, basis, norm, null);
    }
}
