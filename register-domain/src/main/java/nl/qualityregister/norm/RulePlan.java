package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled rule.
 *
 * @param applies when it does not hold, the rule requires nothing; absent when the rule is for everybody
 * @param each of what the amount is asked for each; absent when it is asked once
 * @param growing whether a rule once met stays met as days go by, so that its first day can be searched by halves
 * @param plain the sum it is and nothing else, of which the first day can be read off
 */
record RulePlan(
        String id,
        boolean binding,
        Unit unit,
        @Nullable Condition applies,
        @Nullable Each each,
        Amount required,
        List<AdjustmentStep> adjustments,
        @Nullable Rounding requiredRounding,
        Amount counted,
        @Nullable Rounding countedRounding,
        boolean growing,
        @Nullable ActivitySum plain) {

    RuleState judge(Evaluation evaluation) {
        if (each == null && (applies == null || applies.holds(evaluation, 0))) {
            return element(evaluation, null);
        }
        return weakest(elements(evaluation));
    }

    /** Of several elements the one that is furthest from its requirement speaks for the rule. */
    static RuleState weakest(List<RuleState> elements) {
        if (elements.isEmpty()) {
            return RuleState.NOT_APPLICABLE;
        }
        RuleState weakest = elements.getFirst();
        for (int i = 1; i < elements.size(); i++) {
            weakest = elements.get(i).margin() < weakest.margin() ? elements.get(i) : weakest;
        }
        return weakest;
    }

    List<RuleState> elements(Evaluation evaluation) {
        if (applies != null && !applies.holds(evaluation, 0)) {
            return List.of();
        }
        if (each == null) {
            return List.of(element(evaluation, null));
        }
        List<RuleState> elements = new ArrayList<>();
        for (Each.Element element : each.elements(evaluation)) {
            element.enter(evaluation);
            elements.add(element(evaluation, element.asResult()));
        }
        evaluation.forgetEach();
        return elements;
    }

    private RuleState element(Evaluation evaluation, @Nullable RuleElement element) {
        Ratio before = required.orZero(evaluation, 0);
        Ratio exact = before;
        List<Adjustment> steps = List.of();
        for (AdjustmentStep step : adjustments) {
            if (step.when().holds(evaluation, 0)) {
                Ratio adjusted = step.apply(evaluation, exact);
                steps = noted(steps, step, exact, adjusted);
                exact = adjusted;
            }
        }
        return new RuleState(
                true,
                written(before, requiredRounding),
                written(exact, requiredRounding),
                steps,
                written(counted.orZero(evaluation, 0), countedRounding),
                element);
    }

    private static List<Adjustment> noted(List<Adjustment> steps, AdjustmentStep step, Ratio from, Ratio to) {
        List<Adjustment> noted = new ArrayList<>(steps);
        noted.add(new Adjustment(step.id(), new Hundredths(from.hundredths()), new Hundredths(to.hundredths())));
        return noted;
    }

    /** Half up to two places, unless the rule says otherwise. */
    private static long written(Ratio exact, @Nullable Rounding rounding) {
        Ratio positive = exact.isNegative() ? Ratio.ZERO : exact;
        return rounding == null
                ? positive.hundredths()
                : rounding.round(positive).hundredths();
    }
}
