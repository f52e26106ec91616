package nl.qualityregister.points;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

    /** What a piece of evidence is credited as once it is accepted as it is; it was found complete when it was submitted. */
    public static NewCredit of(
            RegistrantId registrant, RegisterId register, EvidenceId evidence, Claim.OfActivity activity) {
        Map<String, Object> attributes = new HashMap<>(activity.attributes());
        put(attributes, "knowledgeSource", activity.knowledgeSource());
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
