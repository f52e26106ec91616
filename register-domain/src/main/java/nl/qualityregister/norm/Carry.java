package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points carried in from an earlier period, used to fill what is short and nothing more.
 *
 * @param unit what entries are amounts of
 * @param tests an entry that fails one is refused
 * @param atMost how much may be used altogether; absent when there is no such limit
 * @param fills the rules whose shortage is filled, in this order; what is used for one serves a later one as well, where
 *     it fits
 * @param named whether the norm looks at entries at all
 */
record Carry(Unit unit, List<Test> tests, @Nullable Amount atMost, List<Fill> fills, boolean named) {

    record Test(@Nullable Condition where, Condition must, Reason reason) {}

    record Fill(int rule, @Nullable Condition where) {}

    boolean fills(int rule) {
        for (Fill fill : fills) {
            if (fill.rule() == rule) {
                return true;
            }
        }
        return false;
    }

    /** Which entries pass the tests; the others are noted as refused. */
    void screen(Evaluation evaluation) {
        List<Carried> entries = evaluation.facts.carriedIn();
        for (int row = 0; row < entries.size(); row++) {
            Reason refused = refusal(evaluation, row);
            if (refused != null) {
                evaluation.refuseCarried(row, refused, entries.get(row).points().value());
            }
        }
    }

    private @Nullable Reason refusal(Evaluation evaluation, int row) {
        if (!named && !evaluation.facts.carriedIn().get(row).isDebt()) {
            return Reason.NOT_CARRIED;
        }
        for (Test test : tests) {
            boolean concerned = test.where() == null || test.where().holds(evaluation, row);
            if (concerned && !test.must().holds(evaluation, row)) {
                return test.reason();
            }
        }
        return null;
    }

    void fill(Evaluation evaluation) {
        int size = evaluation.facts.carriedIn().size();
        long[] left = new long[size];
        for (int row = 0; row < size; row++) {
            left[row] = evaluation.isCarriedIn(row)
                    ? evaluation.facts.carriedIn().get(row).points().value()
                    : 0;
        }
        Purse purse = new Purse(left, limit(evaluation));
        for (Fill fill : fills) {
            evaluation.settle(fill.rule(), filled(evaluation, fill, purse));
        }
    }

    private long limit(Evaluation evaluation) {
        return atMost == null ? Long.MAX_VALUE : atMost.orZero(evaluation, 0).hundredthsDown();
    }

    private static RuleState filled(Evaluation evaluation, Fill fill, Purse purse) {
        RulePlan rule = evaluation.plan.rules().get(fill.rule());
        List<RuleState> earned = rule.elements(evaluation);
        List<Each.Element> elements = rule.each() == null
                ? List.of(new Each.Element(null, Calendars.ABSENT, Calendars.ABSENT))
                : rule.each().elements(evaluation);
        long[] before = purse.used.clone();
        List<RuleState> filled = new ArrayList<>();
        for (int index = 0; index < earned.size(); index++) {
            elements.get(index).enter(evaluation);
            filled.add(fillOne(evaluation, fill, purse, before, earned.get(index)));
        }
        evaluation.forgetEach();
        return RulePlan.weakest(filled);
    }

    private static RuleState fillOne(
            Evaluation evaluation, Fill fill, Purse purse, long[] usedBefore, RuleState earned) {
        long wanted = Math.max(0, -earned.margin());
        long missing = wanted;
        for (int row = 0; row < usedBefore.length; row++) {
            if (fits(evaluation, fill, row)) {
                missing -= Math.min(missing, usedBefore[row]);
            }
        }
        for (int row = 0; row < usedBefore.length; row++) {
            if (missing > 0 && fits(evaluation, fill, row)) {
                missing -= purse.take(evaluation, row, missing);
            }
        }
        return earned.counting(earned.counted() + wanted - missing);
    }

    private static boolean fits(Evaluation evaluation, Fill fill, int row) {
        return fill.where() == null || fill.where().holds(evaluation, row);
    }

    /** What is left of each entry and of the limit to all of them. */
    private static final class Purse {

        private final long[] left;
        private final long[] used;
        private long limit;

        Purse(long[] left, long limit) {
            this.left = left;
            this.used = new long[left.length];
            this.limit = limit;
        }

        long take(Evaluation evaluation, int row, long missing) {
            long fitting = Math.min(missing, left[row]);
            long taken = Math.min(fitting, limit);
            left[row] -= taken;
            used[row] += taken;
            limit -= taken;
            if (taken < fitting) {
                evaluation.refuseCarried(row, Reason.OVER_CAP, fitting - taken);
            }
            return taken;
        }
    }
}
