package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Judges one registrant's facts by one plan, and says why. */
final class Judgement {

    private final Plan plan;
    private final Evaluation evaluation;
    private final Map<Integer, Evaluation> earlier = new HashMap<>();

    Judgement(Plan plan, Facts facts) {
        this.plan = plan;
        this.evaluation = new Evaluation(plan, facts);
    }

    Verdict verdict(boolean withDays) {
        List<RuleResult> results = new ArrayList<>(plan.rules().size());
        for (int number = 0; number < plan.rules().size(); number++) {
            results.add(result(number, withDays));
        }
        return new Verdict(
                plan.version(),
                evaluation.facts.evaluatedOn(),
                outcome(),
                unmetBinding(evaluation) == 0,
                results,
                new Exclusions(evaluation).list(),
                Surplus.of(plan.carriedOut(), evaluation));
    }

    /** The last day on which anything counts. */
    LocalDate lastDay() {
        return Calendars.date(evaluation.mainTo);
    }

    static int unmetBinding(Evaluation evaluation) {
        int unmet = 0;
        List<RulePlan> rules = evaluation.plan.rules();
        for (int number = 0; number < rules.size(); number++) {
            if (rules.get(number).binding() && !evaluation.state(number).met()) {
                unmet++;
            }
        }
        return unmet;
    }

    private String outcome() {
        for (OutcomePlan outcome : plan.outcomes()) {
            if (outcome.when().holds(evaluation, 0)) {
                return outcome.id();
            }
        }
        throw new IllegalStateException("The last outcome of " + plan.version() + " has a condition");
    }

    private RuleResult result(int number, boolean withDays) {
        RulePlan rule = plan.rules().get(number);
        RuleState state = evaluation.state(number);
        Hundredths required = new Hundredths(state.required());
        return new RuleResult(
                rule.id(),
                rule.binding(),
                state.applies(),
                rule.unit(),
                state.element(),
                state.adjustments().isEmpty() ? required : new Hundredths(state.requiredBefore()),
                required,
                state.adjustments(),
                new Hundredths(state.counted()),
                state.met(),
                state.met() ? Hundredths.ZERO : new Hundredths(-state.margin()),
                withDays ? metOn(number, rule, state) : null);
    }

    private @Nullable LocalDate metOn(int number, RulePlan rule, RuleState state) {
        if (!state.applies() || !state.met()) {
            return null;
        }
        int first = Math.min(evaluation.start, evaluation.asOf);
        if (state.required() == 0) {
            return Calendars.date(first);
        }
        ActivitySum plain = rule.plain();
        boolean orderly = !evaluation.items.hasTwins();
        if (plain != null && orderly) {
            return Calendars.date(plain.query().reached(evaluation, plain.unit(), state.required()));
        }
        return Calendars.date(
                rule.growing() && orderly
                        ? firstBetween(number, first, evaluation.asOf)
                        : firstOfTurns(number, new TreeSet<>(turns(first)), first));
    }

    private boolean isMet(int number, int day) {
        return earlier.computeIfAbsent(day, evaluation::asOf).state(number).met();
    }

    /** The first day as of which the rule is met, when it is met as of the last one and stays met. */
    private int firstBetween(int number, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = Math.floorDiv(low + high, 2);
            if (isMet(number, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return high;
    }

    /** Between two days on which something begins or ends an amount moves in one direction only. */
    private int firstOfTurns(int number, Set<Integer> turns, int first) {
        int before = first;
        for (int turn : turns) {
            if (isMet(number, turn)) {
                return turn == before ? turn : firstBetween(number, before + 1, turn);
            }
            before = turn;
        }
        return evaluation.asOf;
    }

    private List<Integer> turns(int first) {
        List<Integer> turns = new ArrayList<>();
        for (int day : evaluation.items.day) {
            turns.add(day);
        }
        for (Scope scope : Scope.values()) {
            if (scope != Scope.ACTIVITY) {
                for (int row = 0; row < Rows.size(scope, evaluation.facts); row++) {
                    turns.add(Rows.from(scope, evaluation.facts, row));
                    turns.add(Rows.to(scope, evaluation.facts, row) + 1);
                }
            }
        }
        turns.add(evaluation.end + 1);
        turns.removeIf(day -> day < first || day > evaluation.asOf);
        turns.add(first);
        turns.add(evaluation.asOf);
        return turns;
    }
}
