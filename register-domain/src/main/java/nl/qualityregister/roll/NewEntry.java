package nl.qualityregister.roll;

import java.time.LocalDate;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * @param trueFrom the first day on which the status holds
 * @param trueUntil the first day on which it no longer holds; open when it holds until something else is entered
 * @param validUntil while registered: the last day before renewal is due (inclusive, as the field speaks); otherwise absent
 * @param basis why: {@code application:<id>}, {@code decision:<id>}, {@code import:<file>}; unique per registration and kind, so that
 *     the same decision is never entered twice
 */
public record NewEntry(
        Registration registration,
        EntryKind kind,
        Status status,
        LocalDate trueFrom,
        @Nullable LocalDate trueUntil,
        @Nullable LocalDate validUntil,
        Actor actor,
        String basis) {
    public NewEntry {
        if (trueUntil != null && !trueUntil.isAfter(trueFrom)) {
            throw new IllegalArgumentException("an entry holds for at least a day");
        }
        if (validUntil != null && !status.runs()) {
            throw new IllegalArgumentException("only a running registration has a day on which renewal is due");
        }
    }
}
