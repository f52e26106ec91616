package nl.qualityregister.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param typeText what no code says, in her own words; so for topic
     * @param points where the norm grants none from hours
     * @param knowledgeSource the first of the sources: {@code professional}, {@code scientific}, {@code experiential}
     * @param knowledgeSources one or several
     * @param answers of a reflection: each question of the norm with what she writes to it
     * @param application what came of it in her work, when it was put to use
     * @param attributes what the norm's rules ask besides: {@code groupSize}, {@code sameProfession}, {@code accredited} …
     */
    record OfActivity(
            @Nullable String title,
            @Nullable String type,
            @Nullable String typeText,
            @Nullable String category,
            @Nullable String topic,
            @Nullable String topicText,
            @Nullable LocalDate completedOn,
            @Nullable Hundredths points,
            @Nullable Hundredths hours,
            @Nullable String knowledgeSource,
            List<String> knowledgeSources,
            List<Answered> answers,
            @Nullable Applied application,
            Map<String, Object> attributes)
            implements Claim {
        public OfActivity {
            knowledgeSources = sources(knowledgeSource, knowledgeSources);
            knowledgeSource = knowledgeSources.isEmpty() ? null : knowledgeSources.getFirst();
            answers = some(answers);
            attributes = given(attributes);
        }

        public OfActivity(
                @Nullable String title,
                @Nullable String type,
                @Nullable String category,
                @Nullable String topic,
                @Nullable LocalDate completedOn,
                @Nullable Hundredths points,
                @Nullable Hundredths hours,
                @Nullable String knowledgeSource,
                Map<String, Object> attributes) {
            this(
                    title,
                    type,
                    null,
                    category,
                    topic,
                    null,
                    completedOn,
                    points,
                    hours,
                    knowledgeSource,
                    List.of(),
                    List.of(),
                    null,
                    attributes);
        }

        /** Evidence of before names one at most; where both are given they agree, or the one is the first. */
        private static List<String> sources(@Nullable String one, @Nullable List<String> several) {
            LinkedHashSet<String> sources = new LinkedHashSet<>();
            if (one != null) {
                sources.add(one);
            }
            sources.addAll(some(several));
            return List.copyOf(sources);
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
                    typeText,
                    accepted.category() == null ? category : accepted.category(),
                    topic,
                    topicText,
                    completedOn,
                    accepted.points() == null ? points : accepted.points(),
                    accepted.hours() == null ? hours : accepted.hours(),
                    knowledgeSource,
                    knowledgeSources,
                    answers,
                    application,
                    attributes);
        }
    }

    /** A question and what was written to it. */
    record Answered(@Nullable String question, @Nullable String answer) {}

    /**
     * Use, not supply: what was learned was tried.
     *
     * @param tried what she did with it
     * @param changed what changed by it, or did not
     */
    record Applied(
            @Nullable String tried,
            @Nullable String changed,
            @Nullable LocalDate since) {}

    /**
     * Work in practice. Two jobs at a time are two claims; one job done at several places is one.
     *
     * @param roleText what no code says, in her own words
     * @param organisation the employer where it is known here
     * @param employer the employer in words
     * @param jobTitle as it stands on the contract, however odd
     * @param until the last day, inclusive; absent while it goes on
     * @param alsoAt the other employers or places of the same work
     * @param interruptions of this work, within its days
     */
    record OfPractice(
            @Nullable String role,
            @Nullable String roleText,
            @Nullable String organisation,
            @Nullable String employer,
            @Nullable String jobTitle,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Hundredths hoursPerWeek,
            List<Employer> alsoAt,
            List<Pause> interruptions)
            implements Claim {
        public OfPractice {
            alsoAt = some(alsoAt);
            interruptions = some(interruptions);
        }

        public OfPractice(
                @Nullable String role,
                @Nullable String employer,
                @Nullable String jobTitle,
                @Nullable LocalDate from,
                @Nullable LocalDate until,
                @Nullable Hundredths hoursPerWeek) {
            this(role, null, null, employer, jobTitle, from, until, hoursPerWeek, List.of(), List.of());
        }
    }

    /** By its code where it is known here, in words where it is not. */
    record Employer(@Nullable String organisation, @Nullable String name) {}

    /**
     * Days within a job on which there was no work.
     *
     * @param reason as of {@link OfInterruption}
     * @param until the last day, inclusive; absent while it goes on
     */
    record Pause(
            @Nullable String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * @param reason {@code illness}, {@code pregnancy}, {@code parental-leave}, {@code care}, {@code unpaid-leave}
     * @param reasonText what no code says, in her own words; nobody has to tell more than the code
     */
    record OfInterruption(
            @Nullable String reason,
            @Nullable String reasonText,
            @Nullable LocalDate from,
            @Nullable LocalDate until) implements Claim {
        public OfInterruption(@Nullable String reason, @Nullable LocalDate from, @Nullable LocalDate until) {
            this(reason, null, from, until);
        }
    }

    /**
     * @param document {@code vog}, {@code insurance} …
     * @param documentText what no code says, in her own words
     * @param issuer who gave it out
     */
    record OfDocument(
            @Nullable String document,
            @Nullable String documentText,
            @Nullable String issuer,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil)
            implements Claim {
        public OfDocument(@Nullable String document, @Nullable LocalDate validFrom, @Nullable LocalDate validUntil) {
            this(document, null, null, validFrom, validUntil);
        }
    }

    /** What JSON leaves out is none. */
    private static <T> List<T> some(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
