package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;

/** Attendance that was recorded and has credited nothing yet, and why; published in the transaction of its chunk. */
public record AttendanceNoted(List<Noted> noted, Actor by) {
    public enum Why {
        /** Sessions are missing. */
        INCOMPLETE,
        /** The body has yet to decide. */
        WAITING
    }

    public record Noted(RegistrantId registrant, EditionCode edition, Why why) {}

    public AttendanceNoted {
        noted = List.copyOf(noted);
    }
}
