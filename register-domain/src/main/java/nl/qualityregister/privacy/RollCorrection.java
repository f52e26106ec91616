package nl.qualityregister.privacy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the roll should say instead of an entry, with the same status.
 *
 * @param from the first day
 * @param until the last day, inclusive; absent when it holds until something else is entered
 * @param validUntil the last day before renewal is due; only where the status is a running one
 */
public record RollCorrection(
        LocalDate from, @Nullable LocalDate until, @Nullable LocalDate validUntil) {}
