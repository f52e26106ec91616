package nl.qualityregister.course;

import java.time.LocalDate;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/** A registrant completed an edition that counts in a register: one per accreditation (register and category) of the course. */
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
        Hundredths hours) {}
