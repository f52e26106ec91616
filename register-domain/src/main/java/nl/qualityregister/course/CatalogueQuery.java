package nl.qualityregister.course;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the catalogue looks for; what is absent does not matter.
 *
 * @param text words of the title, the subject or the summary, in Dutch or English
 * @param register and category in which the course is accredited on or after the day asked
 * @param from an edition that ends on the day or later
 * @param until an edition that ends on the day or earlier
 */
public record CatalogueQuery(
        @Nullable String text,
        @Nullable String register,
        @Nullable String category,
        @Nullable String type,
        @Nullable String topic,
        @Nullable String knowledgeSource,
        @Nullable String language,
        @Nullable String delivery,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    public static final CatalogueQuery ALL =
            new CatalogueQuery(null, null, null, null, null, null, null, null, null, null);
}
