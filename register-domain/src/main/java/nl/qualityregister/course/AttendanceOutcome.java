package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.house.Fault;

/** What became of one row. */
public sealed interface AttendanceOutcome {
    /** New, and credited when that completed the edition or a part of it. */
    record Recorded() implements AttendanceOutcome {}

    /** New, and credited by itself if the body grants the accreditation that was asked of it. */
    record Waiting() implements AttendanceOutcome {}

    /** Handed in before (or earlier in the same call); nothing changed. */
    record AlreadyKnown() implements AttendanceOutcome {}

    record Rejected(List<Fault> faults) implements AttendanceOutcome {}
}
