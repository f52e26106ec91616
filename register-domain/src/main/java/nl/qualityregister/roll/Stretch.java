package nl.qualityregister.roll;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A segment within its surroundings.
 *
 * @param registeredSince the first day of the unbroken registration it is part of, or that it ended
 * @param since the first day of this status
 * @param until the first day on which this status no longer holds
 */
record Stretch(
        Segment segment,
        LocalDate registeredSince,
        LocalDate since,
        @Nullable LocalDate until) {}
