package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * @param type {@code course}, {@code e-learning}, {@code guide}, {@code method}, {@code learning-practice}, {@code conference} …
 * @param knowledgeSource {@code professional}, {@code scientific} or {@code experiential}
 * @param hours net contact hours, without breaks
 */
public record NewCourse(
        CourseCode code,
        OrganisationId provider,
        String title,
        @Nullable String titleEnglish,
        String type,
        @Nullable String topic,
        String knowledgeSource,
        String delivery,
        Hundredths hours,
        List<NewAccreditation> accreditations) {}
