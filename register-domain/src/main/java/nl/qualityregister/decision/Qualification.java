package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What makes somebody fit for the occupation.
 *
 * @param title of the programme, or of what was validated
 * @param institution that gave it
 * @param number under which a diploma register knows the diploma
 */
public record Qualification(
        Kind kind,
        String title,
        String institution,
        LocalDate awardedOn,
        @Nullable String number) {
    /**
     * A diploma (diploma), experience validated by a body of its own (EVC, ervaringscertificaat), or a training as an expert by
     * experience (opleiding tot ervaringsdeskundige).
     */
    public enum Kind {
        DIPLOMA,
        VALIDATED_EXPERIENCE,
        EXPERIENCE_TRAINING;

        /** As norms name it among the documents: {@code validated-experience}. */
        String document() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
