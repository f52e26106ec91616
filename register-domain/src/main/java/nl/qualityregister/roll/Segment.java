package nl.qualityregister.roll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one entry still says, of days on which no later entry says otherwise. */
record Segment(Days days, Status status, @Nullable LocalDate validUntil, long entryIndex) {

    /** What is left of this before and after the days. */
    List<Segment> without(Days taken) {
        if (!days.overlaps(taken)) {
            return List.of(this);
        }
        List<Segment> remains = new ArrayList<>(2);
        if (days.from().isBefore(taken.from())) {
            remains.add(on(new Days(days.from(), taken.from())));
        }
        @Nullable LocalDate end = taken.until();
        if (end != null && (days.until() == null || days.until().isAfter(end))) {
            remains.add(on(new Days(end, days.until())));
        }
        return remains;
    }

    Segment on(Days other) {
        return new Segment(other, status, validUntil, entryIndex);
    }
}
