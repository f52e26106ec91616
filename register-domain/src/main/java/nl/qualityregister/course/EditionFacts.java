package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * An edition as attendance is judged by it.
 *
 * @param taken how many people have attendance of it
 * @param grants the accreditations valid on its last day
 */
record EditionFacts(
        EditionCode code,
        LocalDate endsOn,
        int sessions,
        @Nullable Integer seats,
        int taken,
        OrganisationId provider,
        CourseCode course,
        String title,
        String type,
        @Nullable String topic,
        String knowledgeSource,
        String delivery,
        Hundredths hours,
        List<Grant> grants) {
    EditionFacts {
        grants = List.copyOf(grants);
    }

    record Grant(RegisterId register, String category, Hundredths points) {}
}
