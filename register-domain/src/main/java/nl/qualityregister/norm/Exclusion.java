package nl.qualityregister.norm;

import org.jspecify.annotations.Nullable;

/**
 * An item that does not count, or of which a ceiling cut a part.
 *
 * @param item the id of an activity, or list name and place from 1: {@code carriedIn:1}, {@code confirmations:2}
 * @param amount what is lost by it, where it had a worth
 * @param unit of what that amount is, given with it
 */
public record Exclusion(
        String item,
        Reason reason,
        @Nullable Hundredths amount,
        @Nullable Unit unit) {}
