package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads rules. */
final class RuleReader {

    private static final List<String> STEPS = List.of("times", "plus", "minus", "to");

    private final Supplier<Reader> readers;
    private final Map<String, Texts> adjustments;
    private final List<Place> transitions;

    /** @param adjustments the reasons of all steps found, by their ids */
    RuleReader(Supplier<Reader> readers, Map<String, Texts> adjustments, List<Place> transitions) {
        this.readers = readers;
        this.adjustments = adjustments;
        this.transitions = transitions;
    }

    RuleTerm read(String id, Place place) {
        place.allow(
                "id",
                "label",
                "question",
                "remedy",
                "source",
                "branch",
                "applies",
                "forEach",
                "required",
                "counted",
                "holds",
                "adjust",
                "roundRequired",
                "roundCounted");
        Reader reader = readers.get();
        if (!id.isEmpty() && !Ids.isKebab(id)) {
            place.maybe("id").ifPresent(wrong -> wrong.fault("must be an id in kebab-case"));
        }
        Each each = place.maybe("forEach").map(new EachReader(reader)::read).orElse(null);
        Reader inside = reader.forEach(EachReader.kindOf(each));
        ConditionTerm applies = place.maybe("applies").map(reader::condition).orElse(null);
        place.maybe("applies").ifPresent(of -> {
            if (applies != null) {
                ConditionReader.faultCertain(of, applies);
            }
        });
        AmountTerm required = required(place, inside);
        AmountTerm counted = counted(place, inside);
        faultUnits(place, required, counted);
        List<Boolean> steady = new ArrayList<>(List.of(required.known().steady()));
        Set<String> reads = new TreeSet<>(required.known().rules());
        reads.addAll(counted.known().rules());
        if (applies != null) {
            reads.addAll(applies.rules());
            steady.add(applies.steady());
        }
        List<AdjustmentStep> steps = steps(id, place, inside, counted, steady, reads);
        boolean fixed = steady.stream().allMatch(is -> is);
        RulePlan plan = new RulePlan(
                id,
                !place.flag("branch"),
                unit(place, counted),
                applies == null ? null : applies.code(),
                each,
                required.code(),
                steps,
                rounding(place, "roundRequired"),
                counted.code(),
                rounding(place, "roundCounted"),
                fixed && counted.known().growing() && !(each instanceof Each.Rolling),
                fixed && each == null && !place.has("roundCounted")
                        ? counted.known().sum()
                        : null);
        return new RuleTerm(plan, place, required, counted, reads);
    }

    private static Unit unit(Place place, AmountTerm counted) {
        if (place.has("holds")) {
            return Unit.YES_NO;
        }
        return counted.unit() == null ? Unit.NUMBER : counted.unit();
    }

    private static AmountTerm required(Place place, Reader reader) {
        if (place.has("holds")) {
            for (String key : List.of("required", "counted", "adjust", "roundRequired", "roundCounted")) {
                place.maybe(key).ifPresent(wrong -> wrong.fault("has no meaning in a rule that only \"holds\" or not"));
            }
            return AmountTerm.literal(Ratio.ONE, null);
        }
        return place.required("required").map(reader::amount).orElse(AmountTerm.NONE);
    }

    private static AmountTerm counted(Place place, Reader reader) {
        Optional<Place> holds = place.maybe("holds");
        if (holds.isEmpty()) {
            return place.required("counted").map(reader.forCounting()::amount).orElse(AmountTerm.NONE);
        }
        ConditionTerm condition = reader.forCounting().condition(holds.get());
        ConditionReader.faultCertain(holds.get(), condition);
        Condition code = condition.code();
        return new AmountTerm(
                (evaluation, item) -> Ratio.of(code.holds(evaluation, item)),
                null,
                AmountTerm.Known.NOTHING
                        .over(condition.growing(), condition.steady())
                        .between(Ratio.ZERO, Ratio.ONE)
                        .reading(condition.rules()));
    }

    private static void faultUnits(Place place, AmountTerm required, AmountTerm counted) {
        Unit asked = required.unit();
        Unit given = counted.unit();
        if (asked != null && given != null && asked != given) {
            place.maybe("required")
                    .ifPresent(wrong ->
                            wrong.fault("is an amount of " + asked.code() + ", but the rule counts " + given.code()));
        }
    }

    private static @Nullable Rounding rounding(Place place, String key) {
        return place.maybe(key)
                .map(of -> {
                    of.allow("to", "mode");
                    return AmountReader.rounding(of);
                })
                .orElse(null);
    }

    Reader.@Nullable EachKind eachOf(RuleTerm term) {
        return EachReader.kindOf(term.plan().each());
    }

    // How what is required changes for one registrant.

    private List<AdjustmentStep> steps(
            String id, Place place, Reader reader, AmountTerm counted, List<Boolean> steady, Set<String> reads) {
        List<AdjustmentStep> steps = new ArrayList<>();
        for (Place step : place.items("adjust")) {
            step.allow("id", "why", "when", "times", "plus", "minus", "to", "round");
            String name = step.text("id");
            note(step, id + "/" + name);
            step.required("when")
                    .ifPresent(when -> steps.add(step(id + "/" + name, when, step, reader, counted, steady, reads)));
        }
        for (Place transition : transitions) {
            for (Place step : transition.items("adjust")) {
                if (step.items("rules").stream().anyMatch(rule -> rule.text().equals(id))) {
                    String name = transition.text("id");
                    adjustments.put(name, transition.texts("why"));
                    transition
                            .required("when")
                            .ifPresent(when -> steps.add(step(name, when, step, reader, counted, steady, reads)));
                }
            }
        }
        return steps;
    }

    private void note(Place step, String name) {
        if (adjustments.put(name, step.texts("why")) != null) {
            step.fault("there is a step of that id already");
        }
    }

    private static AdjustmentStep step(
            String name,
            Place when,
            Place step,
            Reader reader,
            AmountTerm counted,
            List<Boolean> steady,
            Set<String> reads) {
        ConditionTerm condition = reader.condition(when);
        ConditionReader.faultCertain(when, condition);
        List<String> found = STEPS.stream().filter(step::has).toList();
        if (found.size() != 1) {
            step.fault("must have exactly one of " + String.join(", ", STEPS));
        }
        String kind = found.isEmpty() ? "to" : found.getFirst();
        AmountTerm amount = step.maybe(kind).map(reader::amount).orElse(AmountTerm.NONE);
        faultUnit(step, kind, amount, counted);
        steady.add(condition.steady());
        steady.add(amount.known().steady());
        reads.addAll(condition.rules());
        reads.addAll(amount.known().rules());
        return new AdjustmentStep(name, condition.code(), kindOf(kind), amount.code(), rounding(step, "round"));
    }

    private static void faultUnit(Place step, String kind, AmountTerm amount, AmountTerm counted) {
        Unit unit = amount.unit();
        boolean factor = kind.equals("times");
        Unit countedUnit = counted.unit();
        if (unit != null && (factor || unit != countedUnit)) {
            String expected = factor || countedUnit == null ? "a bare number" : countedUnit.code();
            step.maybe(kind).ifPresent(place -> place.fault("is an amount of " + unit.code() + ", not of " + expected));
        }
    }

    private static AdjustmentStep.Kind kindOf(String kind) {
        return switch (kind) {
            case "times" -> AdjustmentStep.Kind.TIMES;
            case "plus" -> AdjustmentStep.Kind.PLUS;
            case "minus" -> AdjustmentStep.Kind.MINUS;
            default -> AdjustmentStep.Kind.TO;
        };
    }

    // What can be said only when all rules are known.

    /** The first day can be read off a plain sum only when nothing outside it takes part. */
    RulePlan finish(RuleTerm term, List<Ceiling> ceilings, boolean filled) {
        RulePlan plan = term.plan();
        ActivitySum sum = plan.plain();
        boolean readable = sum != null && !filled && !touched(sum, ceilings);
        return new RulePlan(
                plan.id(),
                plan.binding(),
                plan.unit(),
                plan.applies(),
                plan.each(),
                plan.required(),
                plan.adjustments(),
                plan.requiredRounding(),
                plan.counted(),
                plan.countedRounding(),
                plan.growing(),
                readable ? sum : null);
    }

    private static boolean touched(ActivitySum sum, List<Ceiling> ceilings) {
        long categories = sum.query().selection().categories();
        for (Ceiling ceiling : ceilings) {
            Integer overflow = ceiling.overflow();
            boolean sameUnit = ceiling.unit() == sum.unit() || ceiling.unit() == Unit.ITEMS;
            boolean cut = (ceiling.selection().categories() & categories) != 0;
            boolean filledUp = overflow != null && (1L << overflow & categories) != 0;
            if (sameUnit && (cut || filledUp)) {
                return true;
            }
        }
        return false;
    }

    Rule texts(RuleTerm term) {
        Place place = term.place();
        return new Rule(
                term.plan().id(),
                place.texts("label"),
                place.texts("question"),
                place.texts("remedy"),
                place.text("source"),
                term.plan().binding(),
                term.unit());
    }
}
