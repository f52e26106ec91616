package nl.qualityregister.norm;

import static nl.qualityregister.norm.Calendars.ABSENT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads conditions. */
final class ConditionReader {

    private static final List<String> OPERATORS = List.of(
            "all",
            "any",
            "not",
            "nOf",
            "exists",
            "rule",
            "bindingRules",
            "lasts",
            "overlaps",
            "amount",
            "date",
            "field",
            "attribute",
            "each");

    private final Reader reader;

    ConditionReader(Reader reader) {
        this.reader = reader;
    }

    ConditionTerm read(Place place) {
        if (place.isText()) {
            return named(place);
        }
        String operator = Reader.operator(place, OPERATORS, "a condition");
        if (operator == null) {
            return ConditionTerm.ALWAYS;
        }
        return switch (operator) {
            case "all" -> all(place);
            case "any" -> any(place);
            case "not" -> not(place);
            case "nOf" -> someOf(place);
            case "exists" -> exists(place);
            case "rule" -> rule(place);
            case "bindingRules" -> bindingRules(place);
            case "lasts" -> lasts(place);
            case "overlaps" -> overlaps(place);
            default -> new ComparisonReader(reader).read(place, operator);
        };
    }

    /** A condition that does not depend on the facts leaves something unreachable. */
    static void faultCertain(Place place, ConditionTerm term) {
        if (!place.isInOrder()) {
            return;
        }
        if (term.never()) {
            place.fault("can never hold, so what depends on it is never reached");
        } else if (term.always()) {
            place.fault("always holds, so what it guards against is never reached");
        }
    }

    private ConditionTerm named(Place place) {
        String name = place.text();
        Optional<ConditionTerm> defined = reader.definitions().read("conditions", place, this::read);
        if (defined.isEmpty()) {
            if (!reader.definitions().isReading("conditions", name)) {
                place.fault(
                        Names.unknown("condition", name, reader.definitions().names("conditions")));
            }
            return ConditionTerm.ALWAYS;
        }
        ConditionTerm term = defined.get();
        if (!reader.keeps()) {
            return term;
        }
        int slot = reader.definitions().slot("conditions/" + name + (reader.counting() ? "/counting" : ""));
        Condition code = term.code();
        return new ConditionTerm(
                (evaluation, _) -> evaluation.condition(slot, code),
                term.certain(),
                term.growing(),
                term.steady(),
                term.rules());
    }

    private List<ConditionTerm> parts(Place list) {
        List<ConditionTerm> terms = new ArrayList<>();
        for (Place part : list.items()) {
            ConditionTerm term = read(part);
            faultCertain(part, term);
            terms.add(term);
        }
        if (terms.isEmpty()) {
            list.fault("must name at least one condition");
        }
        return terms;
    }

    private ConditionTerm all(Place place) {
        place.allow("all");
        Place list = place.maybe("all").orElseThrow();
        List<ConditionTerm> terms = parts(list);
        Contradictions.fault(list.json().isArray() ? list.items() : List.of());
        Condition[] codes = codes(terms);
        boolean counting = reader.counting();
        return ConditionTerm.of(
                (evaluation, item) -> {
                    boolean holds = true;
                    for (Condition code : codes) {
                        holds &= code.holds(evaluation, item);
                        if (!holds && !counting) {
                            return false;
                        }
                    }
                    return holds;
                },
                terms,
                true);
    }

    private static Condition[] codes(List<ConditionTerm> terms) {
        return terms.stream().map(ConditionTerm::code).toArray(Condition[]::new);
    }

    private ConditionTerm any(Place place) {
        place.allow("any");
        Place list = place.maybe("any").orElseThrow();
        List<ConditionTerm> terms = parts(list);
        faultRepeated(list);
        return atLeast(terms, 1);
    }

    private static void faultRepeated(Place list) {
        Set<Object> seen = new HashSet<>();
        for (Place part : list.json().isArray() ? list.items() : List.<Place>of()) {
            if (!seen.add(part.json())) {
                part.fault("stands here already, so this branch is never reached");
            }
        }
    }

    private ConditionTerm someOf(Place place) {
        place.allow("nOf", "n");
        Place list = place.maybe("nOf").orElseThrow();
        List<ConditionTerm> terms = parts(list);
        faultRepeated(list);
        int n = place.required("n").map(number -> number.whole(1)).orElse(1);
        if (n > terms.size()) {
            place.fault("asks " + n + " of " + terms.size() + " conditions, which can never hold");
        }
        return atLeast(terms, n);
    }

    /** While counting, all are looked at: each may name activities that count. */
    private ConditionTerm atLeast(List<ConditionTerm> terms, int n) {
        Condition[] codes = codes(terms);
        boolean counting = reader.counting();
        return ConditionTerm.of(
                (evaluation, item) -> {
                    int found = 0;
                    for (Condition code : codes) {
                        found += code.holds(evaluation, item) ? 1 : 0;
                        if (found == n && !counting) {
                            return true;
                        }
                    }
                    return found >= n;
                },
                terms,
                true);
    }

    private ConditionTerm not(Place place) {
        place.allow("not");
        ConditionTerm term = reader.notCounting().condition(place.maybe("not").orElseThrow());
        Condition code = term.code();
        return ConditionTerm.of((evaluation, item) -> !code.holds(evaluation, item), List.of(term), false)
                .certain(term.certain() == null ? null : !term.certain());
    }

    private ConditionTerm exists(Place place) {
        place.allow("exists");
        return new QueryReader(reader).exists(place.maybe("exists").orElseThrow());
    }

    private ConditionTerm rule(Place place) {
        place.allow("rule", "is");
        Place rule = place.maybe("rule").orElseThrow();
        String is = place.required("is")
                .map(given -> given.oneOf(List.of("met", "not-met", "applicable"), "state of a rule"))
                .orElse("met");
        Optional<RuleTerm> term = reader.rules().use(rule);
        if (term.isEmpty()) {
            return ConditionTerm.ALWAYS;
        }
        int number = reader.rules().number(rule.text());
        Set<String> reads = new TreeSet<>(term.get().reads());
        reads.add(rule.text());
        Condition code = switch (is) {
            case "not-met" -> (evaluation, _) -> !evaluation.state(number).met();
            case "applicable" -> (evaluation, _) -> evaluation.state(number).applies();
            default -> (evaluation, _) -> evaluation.state(number).met();
        };
        boolean growing = is.equals("met") && term.get().plan().growing();
        return new ConditionTerm(code, null, growing, false, reads);
    }

    private ConditionTerm bindingRules(Place place) {
        place.allow("bindingRules");
        Place of = place.maybe("bindingRules").orElseThrow();
        boolean met = of.oneOf(List.of("met", "not-met"), "state of the rules").equals("met");
        if (!reader.rules().isClosed()) {
            place.fault("only an outcome can look at all binding rules");
        }
        return ConditionTerm.of((evaluation, _) -> (Judgement.unmetBinding(evaluation) == 0) == met, List.of(), false);
    }

    private void requireRange(Place place) {
        if (!reader.scope().isRange()) {
            place.fault("only practice, interruptions and documents last for some days");
        }
    }

    private ConditionTerm lasts(Place place) {
        place.allow("lasts");
        requireRange(place);
        Place of = place.maybe("lasts").orElseThrow();
        of.allow("atLeast", "longerThan");
        boolean longer = of.has("longerThan");
        Place length = of.maybe(longer ? "longerThan" : "atLeast").orElse(null);
        if (length == null) {
            of.fault("must say \"atLeast\" or \"longerThan\"");
            return ConditionTerm.ALWAYS;
        }
        length.allow("years", "months", "days");
        Scope scope = reader.scope();
        if (length.has("days")) {
            int days = length.maybe("days").orElseThrow().whole(0) + (longer ? 1 : 0);
            return ConditionTerm.steady((evaluation, row) ->
                    Rows.to(scope, evaluation.facts, row) - Rows.from(scope, evaluation.facts, row) + 1 >= days);
        }
        int months = length.maybe("years").map(years -> 12 * years.whole(0)).orElse(0)
                + length.maybe("months").map(number -> number.whole(0)).orElse(0);
        return ConditionTerm.steady((evaluation, row) -> {
            int from = Rows.from(scope, evaluation.facts, row);
            int to = Rows.to(scope, evaluation.facts, row);
            return longer ? Calendars.longerThanMonths(from, to, months) : Calendars.wholeMonths(from, to) >= months;
        });
    }

    private ConditionTerm overlaps(Place place) {
        place.allow("overlaps");
        requireRange(place);
        Window window = reader.in(Scope.DOSSIER).window(place.maybe("overlaps").orElseThrow());
        Scope scope = reader.scope();
        boolean steady = window.from().steady() && window.to().steady();
        return new ConditionTerm(
                (evaluation, row) -> {
                    int from = window.from(evaluation, 0);
                    int to = window.to(evaluation, 0);
                    return from != ABSENT
                            && to != ABSENT
                            && Rows.from(scope, evaluation.facts, row) <= to
                            && Rows.to(scope, evaluation.facts, row) >= from;
                },
                null,
                steady,
                steady,
                Set.of());
    }
}
