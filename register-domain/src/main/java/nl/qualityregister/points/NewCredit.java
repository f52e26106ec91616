package nl.qualityregister.points;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import nl.qualityregister.course.Attended;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/** A credited fact: what was done and what fixed its worth, never what a norm makes of it. */
public record NewCredit(
        RegistrantId registrant,
        RegisterId register,
        CreditSource source,
        LocalDate completedOn,
        String category,
        String type,
        @Nullable String topic,
        @Nullable Hundredths points,
        @Nullable Hundredths hours,
        Map<String, Object> attributes) {

    /**
     * What an attended edition, or a part of it, is credited as in one category.
     *
     * <p>A norm takes two facts with one {@code editionRef} for the same event entered twice. What one edition gives in several categories or
     * parts is parts of one event: the first bears the edition's own code, so that a claim of the same edition by the professional is found
     * to be the same event; the others bear their own key.
     */
    public static NewCredit of(Attended attended) {
        return new NewCredit(
                attended.registrant(),
                attended.register(),
                new CreditSource(CreditSource.ATTENDANCE, attended.key()),
                attended.completedOn(),
                attended.category(),
                attended.type(),
                attended.topic(),
                attended.points(),
                attended.hours(),
                Map.of(
                        "accredited", true,
                        "knowledgeSource", attended.knowledgeSource(),
                        "delivery", attended.delivery(),
                        "editionRef", attended.first() ? attended.edition().value() : attended.key(),
                        "courseCode", attended.course().value(),
                        "title", attended.title()));
    }

    /** What a piece of evidence is credited as once it is accepted as it is; it was found complete when it was submitted. */
    public static NewCredit of(
            RegistrantId registrant, RegisterId register, EvidenceId evidence, Claim.OfActivity activity) {
        Map<String, Object> attributes = new HashMap<>(activity.attributes());
        put(attributes, "knowledgeSource", activity.knowledgeSource());
        if (activity.knowledgeSources().size() > 1) {
            attributes.put("knowledgeSources", activity.knowledgeSources());
        }
        if (activity.application() != null) {
            attributes.put("applied", true);
        }
        put(attributes, "title", activity.title());
        return new NewCredit(
                registrant,
                register,
                CreditSource.of(evidence),
                required(activity.completedOn(), evidence),
                required(activity.category(), evidence),
                required(activity.type(), evidence),
                activity.topic(),
                activity.points(),
                activity.hours(),
                attributes);
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    private static <T> T required(@Nullable T value, EvidenceId evidence) {
        return Objects.requireNonNull(value, () -> "submitted incomplete: evidence " + evidence);
    }
}
