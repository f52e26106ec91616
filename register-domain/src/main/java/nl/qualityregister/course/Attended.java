package nl.qualityregister.course;

import java.time.LocalDate;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/**
 * A registrant completed an edition, or a part that is credited by itself, that counts in a register: one per accreditation (register and
 * category) of the course.
 *
 * @param part from 1; 0 when the edition is credited as a whole
 * @param time from 1; what was voided and recorded again is the next
 * @param first whether it stands for the event as such, of several that one edition gives in one register
 */
public record Attended(
        RegistrantId registrant,
        RegisterId register,
        EditionCode edition,
        CourseCode course,
        String title,
        LocalDate completedOn,
        String category,
        String type,
        @Nullable String topic,
        String knowledgeSource,
        String delivery,
        Hundredths points,
        Hundredths hours,
        int part,
        int time,
        boolean first) {
    /** What is credited once: {@code KRS-2021-001-2:training}, of a part {@code …:training:3}, the second time {@code …:training#2}. */
    public String key() {
        return key(edition, category, part, time);
    }

    static String key(EditionCode edition, String category, int part, int time) {
        return edition + ":" + category + (part == 0 ? "" : ":" + part) + (time == 1 ? "" : "#" + time);
    }
}
