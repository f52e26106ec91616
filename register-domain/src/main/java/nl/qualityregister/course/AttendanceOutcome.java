package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;

/** What became of one row. */
public sealed interface AttendanceOutcome {
    /** New, and credited when that completed the edition or a part of it. */
    record Recorded() implements AttendanceOutcome {}

    /** New, and credited by itself if the body grants the accreditation that was asked of it. */
    record Waiting() implements AttendanceOutcome {}

    /**
     * Handed in before; nothing changed.
     *
     * @param earlier the place, from 0, of the row of the same call that says the same; absent when it was recorded by another call
     */
    record AlreadyKnown(@Nullable Integer earlier) implements AttendanceOutcome {}

    record Rejected(List<Fault> faults) implements AttendanceOutcome {}
}
