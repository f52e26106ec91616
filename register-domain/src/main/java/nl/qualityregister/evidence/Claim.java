package nl.qualityregister.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.qualityregister.norm.Hundredths;
import org.jspecify.annotations.Nullable;

/** What is claimed. In a draft anything may be absent; when it is submitted, everything required is checked at once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Claim.OfActivity.class, name = "activity"),
    @JsonSubTypes.Type(value = Claim.OfPractice.class, name = "practice"),
    @JsonSubTypes.Type(value = Claim.OfInterruption.class, name = "interruption"),
    @JsonSubTypes.Type(value = Claim.OfDocument.class, name = "document")
})
public sealed interface Claim {
    /** As it stands in JSON. */
    @JsonIgnore
    default String kind() {
        return switch (this) {
            case OfActivity activity -> "activity";
            case OfPractice practice -> "practice";
            case OfInterruption interruption -> "interruption";
            case OfDocument document -> "document";
        };
    }

    /** With what the assessor made of it; only an activity has points, hours and a category. */
    default Claim as(Judgement.Accepted accepted) {
        return this;
    }

    /**
     * @param points where the norm grants none from hours
     * @param attributes what the norm's rules ask besides: {@code groupSize}, {@code sameProfession}, {@code accredited} …
     */
    record OfActivity(
            @Nullable String title,
            @Nullable String type,
            @Nullable String category,
            @Nullable String topic,
            @Nullable LocalDate completedOn,
            @Nullable Hundredths points,
            @Nullable Hundredths hours,
            @Nullable String knowledgeSource,
            Map<String, Object> attributes)
            implements Claim {
        public OfActivity {
            attributes = given(attributes);
        }

        /** JSON may leave them out, or give a null for one. */
        private static Map<String, Object> given(@Nullable Map<String, Object> attributes) {
            Map<String, Object> given = new LinkedHashMap<>();
            if (attributes != null) {
                attributes.forEach((name, value) -> {
                    if (value != null) {
                        given.put(name, value);
                    }
                });
            }
            return Collections.unmodifiableMap(given);
        }

        @Override
        public Claim as(Judgement.Accepted accepted) {
            return new OfActivity(
                    title,
                    type,
                    accepted.category() == null ? category : accepted.category(),
                    topic,
                    completedOn,
                    accepted.points() == null ? points : accepted.points(),
                    accepted.hours() == null ? hours : accepted.hours(),
                    knowledgeSource,
                    attributes);
        }
    }

    /**
     * Work in practice.
     *
     * @param until the last day, inclusive; absent while it goes on
     */
    record OfPractice(
            @Nullable String role,
            @Nullable String employer,
            @Nullable String jobTitle,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Hundredths hoursPerWeek)
            implements Claim {}

    /** @param reason {@code illness}, {@code pregnancy}, {@code parental-leave}, {@code care}, {@code unpaid-leave} */
    record OfInterruption(
            @Nullable String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate until) implements Claim {}

    /** @param document {@code vog}, {@code insurance} … */
    record OfDocument(
            @Nullable String document,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) implements Claim {}
}
