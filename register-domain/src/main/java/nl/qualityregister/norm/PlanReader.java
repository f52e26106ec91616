package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a norm set, for renewal or for admission, and all that decides which activities count for them. */
final class PlanReader {

    private static final Texts MET = new Texts("U voldoet aan alle eisen.", "You meet all requirements.");
    private static final Texts NOT_MET =
            new Texts("U voldoet nog niet aan alle eisen.", "You do not meet all requirements yet.");

    private final Place document;
    private final Place part;
    private final Vocabulary vocabulary;
    private final Definitions definitions;
    private final NormVersion version;
    private final RuleBook book;
    private final Reader reader;
    private final RuleReader ruleReader;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    /** @param part holds the window, the rules and the outcomes: the document itself, or its part on admission */
    PlanReader(
            Place document,
            Place part,
            Vocabulary vocabulary,
            Definitions definitions,
            NormVersion version,
            Map<String, Texts> adjustments) {
        this.document = document;
        this.part = part;
        this.vocabulary = vocabulary;
        this.definitions = definitions;
        this.version = version;
        ruleReader = new RuleReader(this::reader, adjustments, document.items("transitions"));
        book = new RuleBook(part.items("rules"), ruleReader::read);
        reader = new Reader(vocabulary, definitions, book, Scope.DOSSIER, false, null);
    }

    private Reader reader() {
        return reader;
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    Plan plan() {
        part.required("rules");
        List<Transition> transitions = transitions();
        Optional<Place> windowPlace = part.maybe("window");
        Window window = windowPlace.map(this::window).orElseGet(PlanReader::usualWindow);
        Day lapsedFrom = windowPlace
                .flatMap(place -> place.maybe("lapsedFrom"))
                .map(day -> reader.day(day).code())
                .orElse(null);
        book.windowIsRead();
        List<Boolean> steady = new ArrayList<>();
        List<CategoryPlan.Credit> credits = credits(steady);
        List<CategoryPlan.Test> tests = tests(steady);
        List<Ceiling> perActivity = ceilings(true);
        List<Ceiling> ceilings = ceilings(false);
        List<Ceiling> all = new ArrayList<>(perActivity);
        all.addAll(ceilings);
        book.screeningIsRead(ceilings);
        List<RuleTerm> terms = book.readAll();
        Carry carry = carry(terms);
        List<OutcomePlan> outcomePlans = outcomePlans();
        List<Surplus> carriedOut = carriedOut();
        new RuleChecks(terms, outcomeReads, carry).fault();
        List<RulePlan> plans = terms.stream()
                .map(term -> ruleReader.finish(
                        term, all, carry.fills(book.number(term.plan().id()))))
                .toList();
        terms.forEach(term -> rules.add(ruleReader.texts(term)));
        return new Plan(
                version,
                categories(tests, credits),
                document.maybe("duplicates").map(this::twinAttribute).orElse("editionRef"),
                steady.stream().allMatch(each -> each),
                perActivity,
                new Ceilings(ceilings),
                window,
                lapsedFrom,
                transitions,
                carry,
                plans,
                outcomePlans,
                definitions.slots(),
                definitions.slots(),
                book.counting(),
                carriedOut);
    }

    private List<CategoryPlan> categories(List<CategoryPlan.Test> tests, List<CategoryPlan.Credit> credits) {
        List<CategoryPlan> plans = new ArrayList<>();
        vocabulary.categories().forEach((name, category) -> plans.add(CategoryPlan.of(name, category, tests, credits)));
        return plans;
    }

    private String twinAttribute(Place duplicates) {
        duplicates.allow("attribute");
        Place attribute = duplicates.required("attribute").orElse(duplicates);
        if (!vocabulary.attributes().containsKey(attribute.text())) {
            attribute.fault(Names.unknown(
                    "attribute", attribute.text(), vocabulary.attributes().keySet()));
        }
        return attribute.text();
    }

    // The window.

    /** From the first day of the period up to its last or the day of judgement, whichever comes first. */
    private static Window usualWindow() {
        return new Window(
                DayTerm.of((evaluation, _) -> evaluation.start, true),
                DayTerm.of((evaluation, _) -> Math.min(evaluation.end, evaluation.asOf), false),
                false);
    }

    private Window window(Place place) {
        place.allow("from", "to", "lapsedFrom");
        Window usual = usualWindow();
        DayTerm from = place.maybe("from").map(reader::day).orElse(usual.from());
        DayTerm to = place.maybe("to").map(reader::day).orElse(usual.to());
        DayReader.faultBackwards(place, from, to);
        return new Window(from, to, false);
    }

    private List<Transition> transitions() {
        List<Transition> transitions = new ArrayList<>();
        for (Place place : document.items("transitions")) {
            place.allow("id", "why", "source", "when", "extendPeriod", "adjust");
            place.text("id");
            place.texts("why");
            place.text("source");
            if (!place.has("extendPeriod") && !place.has("adjust")) {
                place.fault("changes nothing: it has neither \"extendPeriod\" nor \"adjust\"");
            }
            Optional<Place> when = place.required("when");
            if (place.has("extendPeriod") && when.isPresent()) {
                ConditionTerm condition = reader.condition(when.get());
                ConditionReader.faultCertain(when.get(), condition);
                transitions.add(new Transition(
                        place.text("id"),
                        condition.code(),
                        newEnd(place.maybe("extendPeriod").orElseThrow())));
            }
        }
        return transitions;
    }

    private Day newEnd(Place place) {
        place.allow("years", "months", "to");
        if (place.has("to")) {
            return place.maybe("to").map(day -> reader.day(day).code()).orElseThrow();
        }
        int months = 12 * place.maybe("years").map(years -> years.whole(1)).orElse(0)
                + place.maybe("months").map(number -> number.whole(1)).orElse(0);
        if (months == 0) {
            place.fault("says not by how much or to which day");
        }
        return (evaluation, _) -> Calendars.moveEnd(evaluation.end, months);
    }

    // What decides whether an activity counts, and what it is worth.

    private List<CategoryPlan.Test> tests(List<Boolean> steady) {
        List<CategoryPlan.Test> tests = new ArrayList<>();
        for (Place place : document.items("tests")) {
            place.allow("about", "category", "type", "topic", "where", "must", "reason");
            place.maybe("about").ifPresent(_ -> place.texts("about"));
            Optional<Place> must = place.required("must");
            ConditionTerm condition =
                    must.map(reader.in(Scope.ACTIVITY)::condition).orElse(ConditionTerm.ALWAYS);
            must.ifPresent(given -> ConditionReader.faultCertain(given, condition));
            steady.add(condition.steady());
            tests.add(new CategoryPlan.Test(new QueryReader(reader).selection(place), condition.code(), reason(place)));
        }
        tests.sort((a, b) -> a.reason().compareTo(b.reason()));
        return tests;
    }

    private static Reason reason(Place place) {
        List<String> codes = List.of(
                "not-recognised",
                "role-not-counted",
                "self-confirmed",
                "group-size",
                "too-short",
                "outside-period",
                "lapsed",
                "duplicate");
        return place.required("reason")
                .map(code -> Reason.of(code.oneOf(codes, "reason")))
                .orElse(Reason.NOT_RECOGNISED);
    }

    private List<CategoryPlan.Credit> credits(List<Boolean> steady) {
        List<CategoryPlan.Credit> credits = new ArrayList<>();
        List<Place> places = document.items("credit");
        for (Place place : places) {
            place.allow("about", "category", "type", "topic", "where", "gives", "instead");
            place.maybe("about").ifPresent(_ -> place.texts("about"));
            AmountTerm gives = place.required("gives")
                    .map(reader.in(Scope.ACTIVITY)::amount)
                    .orElse(AmountTerm.NONE);
            Unit unit = gives.unit() == null ? Unit.POINTS : gives.unit();
            if (unit != Unit.POINTS && unit != Unit.HOURS) {
                place.maybe("gives").ifPresent(wrong -> wrong.fault("gives " + unit.code() + ", not points or hours"));
            }
            steady.add(gives.known().steady());
            credits.add(new CategoryPlan.Credit(
                    new QueryReader(reader).selection(place), unit, gives.code(), place.flag("instead")));
        }
        faultShadowed(places, credits);
        return credits;
    }

    /** A credit rule after one that takes everything it would take. */
    private static void faultShadowed(List<Place> places, List<CategoryPlan.Credit> credits) {
        for (int later = 1; later < credits.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                CategoryPlan.Credit first = credits.get(earlier);
                CategoryPlan.Credit second = credits.get(later);
                boolean takesAll = first.selection().isPlain()
                        && (second.selection().categories() & ~first.selection().categories()) == 0;
                if (takesAll && first.unit() == second.unit() && !second.instead()) {
                    places.get(later).fault("is never reached: an earlier credit rule takes all these activities");
                    return;
                }
            }
        }
    }

    /** Ceilings for each activity on its own belong to what it is worth, the others to what counts of all together. */
    private List<Ceiling> ceilings(boolean perActivity) {
        List<Ceiling> ceilings = new ArrayList<>();
        for (Place place : document.items("ceilings")) {
            Ceiling ceiling = new CeilingReader(reader).read(place, true);
            boolean each =
                    CeilingReader.isPerActivity(place) && ceiling.unit() != Unit.ITEMS && ceiling.overflow() == null;
            if (each == perActivity) {
                ceilings.add(ceiling);
            }
        }
        CeilingReader.faultOverflowOrder(document.items("ceilings"));
        return ceilings;
    }

    // Points carried in.

    private Carry carry(List<RuleTerm> terms) {
        boolean named = document.json().toString().contains("\"from\":\"" + Scope.CARRIED.list() + "\"");
        Optional<Place> place = document.maybe("carriedIn");
        if (place.isEmpty() || !part.pointer().isEmpty()) {
            return new Carry(vocabulary.carriedUnit(), List.of(), null, List.of(), named);
        }
        place.get().allow("unit", "tests", "atMost", "fill");
        Reader entries = reader.in(Scope.CARRIED);
        List<Carry.Test> tests = new ArrayList<>();
        Set<String> reads = new TreeSet<>();
        for (Place test : place.get().items("tests")) {
            test.allow("about", "where", "must", "reason");
            test.maybe("about").ifPresent(_ -> test.texts("about"));
            ConditionTerm must = test.required("must").map(entries::condition).orElse(ConditionTerm.ALWAYS);
            reads.addAll(must.rules());
            Condition where =
                    test.maybe("where").map(of -> entries.condition(of).code()).orElse(null);
            Reason reason = test.maybe("reason")
                    .map(code -> Reason.of(code.oneOf(List.of("not-carried", "lapsed"), "reason")))
                    .orElse(Reason.NOT_CARRIED);
            tests.add(new Carry.Test(where, must.code(), reason));
        }
        AmountTerm atMost = place.get().maybe("atMost").map(reader::amount).orElse(null);
        faultUnit(place.get(), "atMost", atMost);
        List<Carry.Fill> fills = new ArrayList<>();
        for (Place fill : place.get().items("fill")) {
            fill.allow("rule", "where");
            Optional<Place> rule = fill.required("rule");
            Optional<RuleTerm> term = rule.flatMap(book::use);
            if (term.isPresent()) {
                faultCircle(rule.get(), term.get(), reads, terms);
                Condition where = fill.maybe("where")
                        .map(of -> entries.forEach(ruleReader.eachOf(term.get()))
                                .condition(of)
                                .code())
                        .orElse(null);
                fills.add(new Carry.Fill(book.number(rule.get().text()), where));
            }
        }
        return new Carry(vocabulary.carriedUnit(), tests, atMost == null ? null : atMost.code(), fills, true);
    }

    private void faultUnit(Place place, String key, @Nullable AmountTerm amount) {
        Unit unit = amount == null ? null : amount.unit();
        Unit carried = vocabulary.carriedUnit();
        if (unit != null && unit != carried) {
            place.maybe(key)
                    .ifPresent(wrong -> wrong.fault(
                            "is an amount of " + unit.code() + ", not of " + carried.code() + UNIT_OF_CARRIED));
        }
    }

    private static final String UNIT_OF_CARRIED = " (\"unit\" under \"carriedIn\" says of what)";

    private void faultCircle(Place use, RuleTerm filled, Set<String> testReads, List<RuleTerm> terms) {
        Set<String> all = new HashSet<>(testReads);
        for (RuleTerm term : terms) {
            if (testReads.contains(term.plan().id())) {
                all.addAll(term.reads());
            }
        }
        if (all.contains(filled.plan().id())) {
            use.fault("the rules go round in a circle: what is carried in for \""
                    + filled.plan().id() + "\" depends on its own result");
        }
        if (filled.unit() != vocabulary.carriedUnit()) {
            use.fault("is filled with " + vocabulary.carriedUnit().code() + ", but counts "
                    + filled.unit().code() + UNIT_OF_CARRIED);
        }
    }

    /** What a renewal period leaves to the next one; somebody who is admitted leaves nothing. */
    private List<Surplus> carriedOut() {
        if (!part.pointer().isEmpty()) {
            return List.of();
        }
        List<Surplus> left = new ArrayList<>();
        for (Place place : document.items("carriedOut")) {
            place.allow("about", "category", "topic", "points");
            place.maybe("about").ifPresent(_ -> place.texts("about"));
            Set<String> known = vocabulary.names("carried");
            place.maybe("category")
                    .filter(category -> !known.contains(category.text()))
                    .ifPresent(category -> category.fault(Names.unknown("carried category", category.text(), known)));
            AmountTerm points = place.required("points").map(reader::amount).orElse(AmountTerm.NONE);
            faultUnit(place, "points", points);
            left.add(
                    new Surplus(place.text("category"), place.maybeText("topic").orElse(null), points.code()));
        }
        return left;
    }

    // Outcomes.

    private final Set<String> outcomeReads = new TreeSet<>();

    private List<OutcomePlan> outcomePlans() {
        List<Place> places = part.items("outcomes");
        if (places.isEmpty()) {
            outcomes.add(new Outcome("met", MET, Outcome.Effect.RENEW, 0));
            outcomes.add(new Outcome("not-met", NOT_MET, Outcome.Effect.REFER, 0));
            return List.of(
                    new OutcomePlan("met", (evaluation, _) -> Judgement.unmetBinding(evaluation) == 0),
                    new OutcomePlan("not-met", (_, _) -> true));
        }
        List<OutcomePlan> plans = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (int number = 0; number < places.size(); number++) {
            Place place = places.get(number);
            place.allow("id", "nl", "en", "when", "effect", "months");
            boolean last = number == places.size() - 1;
            plans.add(new OutcomePlan(place.text("id"), outcomeCondition(place, last, seen)));
            outcomes.add(outcome(place));
        }
        if (new HashSet<>(outcomes.stream().map(Outcome::id).toList()).size() < outcomes.size()) {
            part.maybe("outcomes").ifPresent(list -> list.fault("has two outcomes of the same id"));
        }
        return plans;
    }

    private Condition outcomeCondition(Place place, boolean last, Set<Object> seen) {
        Optional<Place> when = place.maybe("when");
        if (last) {
            when.ifPresent(given -> given.fault("the last outcome is for all that is left, so it has no condition"));
            return (_, _) -> true;
        }
        if (when.isEmpty()) {
            place.fault("has no \"when\", so the outcomes after it are never reached");
            return (_, _) -> true;
        }
        if (!seen.add(when.get().json())) {
            when.get().fault("is the condition of an earlier outcome, so this one is never reached");
        }
        ConditionTerm condition = reader.condition(when.get());
        outcomeReads.addAll(condition.rules());
        ConditionReader.faultCertain(when.get(), condition);
        return condition.code();
    }

    private static Outcome outcome(Place place) {
        String effect = place.required("effect")
                .map(given -> given.oneOf(List.of("renew", "renew-conditionally", "refer"), "effect"))
                .orElse("refer");
        int months = place.maybe("months").map(number -> number.whole(1)).orElse(0);
        return new Outcome(place.text("id"), place.texts(), Outcome.Effect.of(effect), months);
    }
}
