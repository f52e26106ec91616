package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.house.Fault;

/** What became of one row. */
public sealed interface AttendanceOutcome {
    /** New, and credited when that completed the edition. */
    record Recorded() implements AttendanceOutcome {}

    /** Handed in before (or earlier in the same call); nothing changed. */
    record AlreadyKnown() implements AttendanceOutcome {}

    record Rejected(List<Fault> faults) implements AttendanceOutcome {}
}
