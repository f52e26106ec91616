package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One registrant's facts and what a norm must say of them, read from a file that the field agreed on
 * ({@code schemas/json/norm-case.schema.json}).
 *
 * @param about what the case is there to catch
 * @param expected absent when the file expects nothing
 */
public record NormCase(
        String name,
        NormSetId norm,
        String about,
        Facts facts,
        Map<String, String> titles,
        @Nullable Expected expected) {

    /** What must come out: every rule, and every excluded item with its reason, in any order. */
    public record Expected(String outcome, Map<String, ExpectedRule> rules, List<ExpectedExclusion> excluded) {}

    public record ExpectedRule(Hundredths required, Hundredths counted, boolean met) {}

    public record ExpectedExclusion(String item, String reason) {}

    /** A case, or what is wrong with its file. */
    public record Reading(Optional<NormCase> norm, List<DocumentFault> faults) {}

    public static Reading read(String json) {
        Faults faults = new Faults();
        try {
            Place root = Place.root(Json.parse(json), faults);
            NormCase read = new CaseReader(root).read();
            return new Reading(faults.none() ? Optional.ofNullable(read) : Optional.empty(), faults.all());
        } catch (JacksonException broken) {
            return new Reading(
                    Optional.empty(), List.of(new DocumentFault("", "is not JSON: " + broken.getOriginalMessage())));
        }
    }

    /** Where a verdict differs from what is expected, a sentence each; empty when they agree. */
    public List<String> differences(Verdict verdict) {
        return expected == null ? List.of() : new CaseDifferences(expected, verdict).list();
    }

    /** Reads a case. */
    private record CaseReader(Place root) {

        @Nullable
        NormCase read() {
            root.allow(
                    "$schema",
                    "case",
                    "norm",
                    "about",
                    "renewal",
                    "period",
                    "evaluatedOn",
                    "activities",
                    "practice",
                    "interruptions",
                    "documents",
                    "confirmations",
                    "carriedIn",
                    "earlierOutcomes",
                    "expect");
            String norm = root.text("norm");
            Facts facts = facts();
            Map<String, String> titles = new HashMap<>();
            for (Place activity : root.items("activities")) {
                activity.maybe("attributes")
                        .flatMap(attributes -> attributes.maybe("title"))
                        .ifPresent(title -> titles.put(activity.text("id"), title.text()));
            }
            if (!Ids.isKebab(norm) || facts == null) {
                return null;
            }
            return new NormCase(
                    root.text("case"),
                    new NormSetId(norm),
                    root.maybeText("about").orElse(""),
                    facts,
                    Map.copyOf(titles),
                    root.maybe("expect").map(CaseReader::expected).orElse(null));
        }

        private @Nullable Facts facts() {
            Optional<Place> period = root.required("period");
            Optional<Place> evaluatedOn = root.required("evaluatedOn");
            if (period.isEmpty() || evaluatedOn.isEmpty()) {
                return null;
            }
            return guarded(
                    period.get(),
                    place -> new Facts(
                            root.maybe("renewal").map(number -> number.whole(0)).orElse(0),
                            date(place, "start"),
                            date(place, "end"),
                            evaluatedOn.get().date(),
                            activities(),
                            list(
                                    "practice",
                                    row -> new Practice(
                                            row.text("role"),
                                            date(row, "from"),
                                            date(row, "to"),
                                            decimal(row, "hoursPerWeek"))),
                            list(
                                    "interruptions",
                                    row -> new Interruption(row.text("kind"), date(row, "from"), date(row, "to"))),
                            list(
                                    "documents",
                                    row -> new Document(
                                            row.text("kind"), date(row, "validFrom"), date(row, "validUntil"))),
                            list(
                                    "confirmations",
                                    row -> new Confirmation(row.text("kind"), date(row, "on"), row.text("by"))),
                            list(
                                    "carriedIn",
                                    row -> new Carried(
                                            row.text("category"),
                                            row.maybeText("topic").orElse(null),
                                            decimal(row, "points"),
                                            date(row, "earnedInPeriodEnding"))),
                            list(
                                    "earlierOutcomes",
                                    row -> new EarlierOutcome(row.text("outcome"), date(row, "periodEnding")))));
        }

        private static java.time.LocalDate date(Place place, String key) {
            return place.required(key).map(Place::date).orElse(java.time.LocalDate.EPOCH);
        }

        private static Hundredths decimal(Place place, String key) {
            return place.required(key).map(Place::decimal).orElse(Hundredths.ZERO);
        }

        private <T> List<T> list(String key, Function<Place, T> reader) {
            List<T> rows = new ArrayList<>();
            for (Place row : root.items(key)) {
                T value = guarded(row, reader);
                if (value != null) {
                    rows.add(value);
                }
            }
            return rows;
        }

        /** A range that ends before it begins is noted as a fault of its place. */
        private static <T> @Nullable T guarded(Place place, Function<Place, T> reader) {
            try {
                return reader.apply(place);
            } catch (IllegalArgumentException wrong) {
                place.fault(String.valueOf(wrong.getMessage()));
                return null;
            }
        }

        private List<Activity> activities() {
            List<Activity> activities = new ArrayList<>();
            for (Place place : root.items("activities")) {
                place.allow("id", "type", "category", "topic", "completedOn", "points", "hours", "attributes");
                activities.add(new Activity(
                        place.text("id"),
                        activities.size() + 1,
                        place.text("type"),
                        place.text("category"),
                        place.maybeText("topic").orElse(null),
                        date(place, "completedOn"),
                        place.maybe("points").map(Place::decimal).orElse(null),
                        place.maybe("hours").map(Place::decimal).orElse(null),
                        attributes(place)));
            }
            return activities;
        }

        private static Map<String, AttributeValue> attributes(Place activity) {
            Map<String, AttributeValue> attributes = new HashMap<>();
            activity.members("attributes").forEach((name, place) -> {
                AttributeValue value = attribute(place);
                if (value != null) {
                    attributes.put(name, value);
                }
            });
            return attributes;
        }

        private static @Nullable AttributeValue attribute(Place place) {
            JsonNode json = place.json();
            if (json.isNull()) {
                return null;
            }
            if (json.isBoolean()) {
                return AttributeValue.flag(json.asBoolean());
            }
            if (json.isNumber()) {
                return new AttributeValue.Amount(place.decimal());
            }
            if (json.isArray()) {
                return new AttributeValue.Texts(
                        place.items().stream().map(Place::text).toList());
            }
            return AttributeValue.text(place.text());
        }

        private static Expected expected(Place place) {
            place.allow("outcome", "rules", "excluded");
            Map<String, ExpectedRule> rules = new LinkedHashMap<>();
            place.members("rules")
                    .forEach((id, rule) -> rules.put(
                            id,
                            new ExpectedRule(decimal(rule, "required"), decimal(rule, "counted"), rule.flag("met"))));
            List<ExpectedExclusion> excluded = place.items("excluded").stream()
                    .map(row -> new ExpectedExclusion(row.text("activity"), row.text("reason")))
                    .toList();
            return new Expected(place.text("outcome"), rules, excluded);
        }
    }
}
