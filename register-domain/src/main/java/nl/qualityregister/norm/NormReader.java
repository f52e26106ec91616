package nl.qualityregister.norm;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a norm set from its document, finds what is wrong with it, and compiles it. */
final class NormReader {

    private static final List<String> MEMBERS = List.of(
            "$schema",
            "id",
            "version",
            "register",
            "name",
            "about",
            "source",
            "effective",
            "appliesTo",
            "period",
            "vocabulary",
            "dates",
            "windows",
            "amounts",
            "conditions",
            "window",
            "duplicates",
            "tests",
            "credit",
            "ceilings",
            "carriedIn",
            "carriedOut",
            "transitions",
            "rules",
            "outcomes",
            "entry",
            "administration");

    private static final NormVersion UNKNOWN = NormVersion.of("unknown", "0");

    private final Place document;
    private final Vocabulary vocabulary;
    private final Definitions definitions;
    private final NormVersion version;
    private final Map<String, Texts> adjustments = new LinkedHashMap<>();

    private NormReader(Place document) {
        this.document = document;
        Vocabulary names = document.required("vocabulary").map(Vocabulary::read).orElse(Vocabulary.NONE);
        vocabulary = document.maybe("carriedIn").map(names::carrying).orElse(names);
        definitions = new Definitions(document);
        version = version();
    }

    /** The norm set; absent when there is something wrong with its document, which is then noted. */
    static @Nullable NormSet read(Place document) {
        if (!document.json().isObject()) {
            document.fault("must be an object");
            return null;
        }
        document.allow(MEMBERS);
        NormReader reader = new NormReader(document);
        NormSet norm = reader.norm();
        return document.faults().none() ? norm : null;
    }

    private NormVersion version() {
        String id = checked("id", Ids::isKebab, "an id in kebab-case");
        String number = checked("version", Ids::isVersion, "a version such as 2024 or 1.2");
        return id.isEmpty() || number.isEmpty() ? UNKNOWN : NormVersion.of(id, number);
    }

    private String checked(String key, Predicate<String> valid, String what) {
        String value = document.text(key);
        if (!value.isEmpty() && !valid.test(value)) {
            document.maybe(key).ifPresent(place -> place.fault("must be " + what));
            return "";
        }
        return value;
    }

    private NormSet norm() {
        document.text("source");
        PlanReader renewal = new PlanReader(document, document, vocabulary, definitions, version, adjustments);
        Plan plan = renewal.plan();
        Optional<Place> entry = document.maybe("entry");
        entry.ifPresent(place -> place.allow("window", "rules", "outcomes"));
        Optional<PlanReader> admission =
                entry.map(place -> new PlanReader(document, place, vocabulary, definitions, version, adjustments));
        Plan entryPlan = admission.map(PlanReader::plan).orElse(null);
        definitions.faultUnused();
        List<String> ruleIds = Stream.concat(
                        renewal.rules().stream(), admission.stream().flatMap(reader -> reader.rules().stream()))
                .map(Rule::id)
                .toList();
        faultUnknownRules(ruleIds);
        NormSet.Header header = new NormSet.Header(
                version,
                register(),
                document.texts("name"),
                document.texts("about"),
                occupations(),
                effective("from"),
                effective("until"),
                renewals("from").orElse(0),
                renewals("to").orElse(null),
                period(),
                vocabulary,
                renewal.rules(),
                admission.map(PlanReader::rules).orElse(List.of()),
                Map.copyOf(adjustments),
                renewal.outcomes(),
                admission.map(PlanReader::outcomes).orElse(List.of()),
                Administration.read(document.maybe("administration")
                        .orElseGet(() -> Place.root(Json.parse("{}"), document.faults()))));
        return new NormSet(plan, entryPlan, header, document.json());
    }

    private void faultUnknownRules(List<String> known) {
        for (Place transition : document.items("transitions")) {
            for (Place step : transition.items("adjust")) {
                for (Place rule : step.items("rules")) {
                    if (!known.contains(rule.text())) {
                        rule.fault(Names.unknown("rule", rule.text(), known));
                    }
                }
            }
        }
    }

    private RegisterId register() {
        String id = checked("register", Ids::isKebab, "an id in kebab-case");
        return new RegisterId(id.isEmpty() ? "unknown" : id);
    }

    private Set<OccupationCode> occupations() {
        Set<OccupationCode> occupations = new LinkedHashSet<>();
        document.maybe("appliesTo").ifPresent(place -> {
            place.allow("occupations", "renewals");
            for (Place occupation : place.items("occupations")) {
                if (Ids.isKebab(occupation.text())) {
                    occupations.add(new OccupationCode(occupation.text()));
                } else {
                    occupation.fault("must be a code in kebab-case");
                }
            }
        });
        return occupations;
    }

    private @Nullable LocalDate effective(String key) {
        Optional<Place> effective = document.maybe("effective");
        effective.ifPresent(place -> place.allow("from", "until"));
        Optional<Place> day = effective.flatMap(place -> place.maybe(key));
        if (day.isPresent() && key.equals("until")) {
            Optional<Place> from = effective.flatMap(place -> place.maybe("from"));
            if (from.isPresent() && day.get().date().isBefore(from.get().date())) {
                day.get().fault("is before \"from\"");
            }
        }
        return day.map(Place::date).orElse(null);
    }

    private Optional<Integer> renewals(String key) {
        Optional<Place> renewals = document.maybe("appliesTo").flatMap(place -> place.maybe("renewals"));
        renewals.ifPresent(place -> place.allow("from", "to"));
        return renewals.flatMap(place -> place.maybe(key)).map(number -> number.whole(0));
    }

    private Period period() {
        Optional<Place> place = document.required("period");
        if (place.isEmpty()) {
            return new Period(12, null, null, null, true);
        }
        Place period = place.get();
        period.allow("years", "months", "anchor", "earlyRenewalAfter", "nextStart");
        int months = months(period);
        if (months == 0) {
            period.fault("says not how many years or months it lasts");
        }
        Optional<Place> anchor = period.maybe("anchor").filter(given -> !given.isText());
        period.maybe("anchor").filter(Place::isText).ifPresent(text -> text.oneOf(List.of("individual"), "anchor"));
        anchor.ifPresent(given -> given.allow("everyYearOn", "common"));
        Integer early = period.maybe("earlyRenewalAfter")
                .map(after -> {
                    after.allow("years", "months");
                    return months(after);
                })
                .orElse(null);
        boolean keepsStart = period.maybe("nextStart")
                .map(next -> next.oneOf(List.of("after-period", "after-renewal"), "start of the next period"))
                .orElse("after-period")
                .equals("after-period");
        return new Period(
                Math.max(1, months),
                anchor.flatMap(given -> given.maybe("everyYearOn"))
                        .map(NormReader::monthDay)
                        .orElse(null),
                anchor.flatMap(given -> given.maybe("common")).map(Place::date).orElse(null),
                early,
                keepsStart);
    }

    private static int months(Place place) {
        return 12 * place.maybe("years").map(years -> years.whole(1)).orElse(0)
                + place.maybe("months").map(number -> number.whole(1)).orElse(0);
    }

    private static MonthDay monthDay(Place place) {
        try {
            return MonthDay.parse("--" + place.text());
        } catch (DateTimeException _) {
            place.fault("must be a month and a day such as 06-01");
            return MonthDay.of(1, 1);
        }
    }
}
