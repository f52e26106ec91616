package nl.qualityregister.roll;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days from the first up to and without {@code until}; open when there is no end. */
record Days(LocalDate from, @Nullable LocalDate until) implements Comparable<Days> {
    boolean overlaps(Days other) {
        return startsBefore(other.until) && other.startsBefore(until);
    }

    /** Whether the next begins on the very day on which this ends. */
    boolean meets(Days next) {
        return next.from.equals(until);
    }

    Days common(Days other) {
        return new Days(from.isAfter(other.from) ? from : other.from, earlier(until, other.until));
    }

    private boolean startsBefore(@Nullable LocalDate end) {
        return end == null || from.isBefore(end);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    @Override
    public int compareTo(Days other) {
        return from.compareTo(other.from);
    }
}
