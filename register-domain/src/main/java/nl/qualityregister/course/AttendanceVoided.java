package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;

/** Attendance that was recorded and is not true; published in the transaction of one call. */
public record AttendanceVoided(List<Voided> voided, String reason, Actor by) {
    /**
     * What may have been credited by it.
     *
     * @param key as {@link Attended#key()}
     */
    public record Voided(RegistrantId registrant, RegisterId register, EditionCode edition, String key) {}

    public AttendanceVoided {
        voided = List.copyOf(voided);
    }
}
