package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/** A course as the catalogue shows it. */
public record CourseListing(
        CourseCode code,
        OrganisationId provider,
        String providerName,
        String title,
        @Nullable String titleEnglish,
        String type,
        @Nullable String topic,
        String knowledgeSource,
        String delivery,
        Hundredths hours,
        String language,
        @Nullable Long priceCents,
        @Nullable String summary,
        @Nullable String summaryEnglish,
        List<String> knowledgeSources,
        List<String> themes,
        List<NewAccreditation> accreditations) {}
