package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are meant of a list other than the activities.
 *
 * @param kinds the kinds meant, with or without what stands behind the colon; empty for all
 * @param within the window in which a row must have a day; ranges are clipped to it. Absent when any day will do
 * @param on the day a range must hold; absent when none is asked
 * @param independent whether a confirmation by the registrant is refused
 * @param without interruptions of which the days are taken out; absent when nothing is
 */
record RowQuery(
        Scope scope,
        Set<String> kinds,
        @Nullable Condition where,
        @Nullable Window within,
        @Nullable Day on,
        boolean independent,
        @Nullable RowQuery without,
        boolean marks) {

    /** Visits the rows in the order of the dossier; while one is visited, its days inside the window are at hand. */
    void visit(Evaluation evaluation, int outer, IntConsumer visitor) {
        Bounds bounds = bounds(evaluation, outer);
        int size = Rows.size(scope, evaluation.facts);
        for (int row = 0; row < size; row++) {
            if (takes(evaluation, row, bounds)) {
                clip(evaluation, row, bounds);
                visitor.accept(row);
            }
        }
    }

    /** Visits ranges in the order of their first days, each without the days of those before it. */
    void visitOnce(Evaluation evaluation, int outer, IntConsumer visitor) {
        Bounds bounds = bounds(evaluation, outer);
        List<Integer> rows = new ArrayList<>();
        visit(evaluation, outer, rows::add);
        rows.sort(Comparator.comparingInt(row -> Rows.from(scope, evaluation.facts, row)));
        int taken = Integer.MIN_VALUE;
        for (int row : rows) {
            clip(evaluation, row, bounds);
            evaluation.rowFrom = Math.max(evaluation.rowFrom, taken == Integer.MIN_VALUE ? taken : taken + 1);
            taken = Math.max(taken, evaluation.rowTo);
            if (evaluation.rowFrom <= evaluation.rowTo) {
                visitor.accept(row);
            }
        }
    }

    /** All days of the rows, each once. */
    Days days(Evaluation evaluation, int outer) {
        int size = Rows.size(scope, evaluation.facts);
        if (size == 0) {
            return Days.NONE;
        }
        int[] ranges = new int[2 * size];
        int[] filled = {0};
        visit(evaluation, outer, _ -> {
            ranges[filled[0]++] = evaluation.rowFrom;
            ranges[filled[0]++] = evaluation.rowTo;
        });
        return Days.union(ranges, filled[0] / 2);
    }

    /** Hours of practice, of which on no day more than so many hundredths a week count. */
    Ratio hoursUnder(Evaluation evaluation, int outer, long mostPerWeek) {
        TreeSet<Integer> turns = new TreeSet<>();
        List<int[]> rows = new ArrayList<>();
        visit(evaluation, outer, row -> {
            turns.add(evaluation.rowFrom);
            turns.add(evaluation.rowTo + 1);
            int hundredths =
                    (int) evaluation.facts.practice().get(row).hoursPerWeek().value();
            rows.add(new int[] {evaluation.rowFrom, evaluation.rowTo, hundredths});
        });
        Days taken = bounds(evaluation, outer).without;
        Ratio total = Ratio.ZERO;
        Integer from = turns.isEmpty() ? null : turns.first();
        for (int next : turns) {
            if (from != null && next > from) {
                long perWeek = 0;
                for (int[] row : rows) {
                    perWeek += row[0] <= from && from <= row[1] ? row[2] : 0;
                }
                long days = (long) next - from - taken.within(from, next - 1);
                total = total.plus(Ratio.ofHundredths(Math.min(perWeek, mostPerWeek) * days, 7));
            }
            from = next;
        }
        return total;
    }

    private record Bounds(int from, int to, int on, Days without) {}

    private Bounds bounds(Evaluation evaluation, int outer) {
        Days taken = without == null ? Days.NONE : without.days(evaluation, outer);
        int from = within == null ? Integer.MIN_VALUE + 1 : within.from(evaluation, outer);
        int to = within == null ? Integer.MAX_VALUE : within.to(evaluation, outer);
        if (scope == Scope.PRACTICE || scope == Scope.CONFIRMATION) {
            to = Math.min(to, evaluation.asOf);
        }
        return new Bounds(from, to, on == null ? 0 : on.of(evaluation, outer), taken);
    }

    private boolean takes(Evaluation evaluation, int row, Bounds bounds) {
        if (!kinds.isEmpty() && !isMeant(evaluation, row)) {
            return false;
        }
        int from = Rows.from(scope, evaluation.facts, row);
        int to = Rows.to(scope, evaluation.facts, row);
        if (from > bounds.to || to < bounds.from || bounds.from == Calendars.ABSENT || bounds.to == Calendars.ABSENT) {
            return false;
        }
        if (scope == Scope.CARRIED && !evaluation.isCarriedIn(row)) {
            return false;
        }
        if (on != null && (bounds.on == Calendars.ABSENT || bounds.on < from || bounds.on > to)) {
            return false;
        }
        clip(evaluation, row, bounds);
        if (where != null && !where.holds(evaluation, row)) {
            return false;
        }
        return !independent || isIndependent(evaluation, row);
    }

    private boolean isMeant(Evaluation evaluation, int row) {
        String kind = Rows.kind(scope, evaluation.facts, row);
        return kinds.contains(kind)
                || (scope == Scope.DOCUMENT
                        && kinds.contains(evaluation.facts.documents().get(row).base()));
    }

    private boolean isIndependent(Evaluation evaluation, int row) {
        boolean self = evaluation.facts.confirmations().get(row).by().equals(Confirmation.SELF);
        if (self && marks) {
            evaluation.refuseConfirmation(row);
        }
        return !self;
    }

    private void clip(Evaluation evaluation, int row, Bounds bounds) {
        evaluation.rowFrom = Math.max(bounds.from, Rows.from(scope, evaluation.facts, row));
        evaluation.rowTo = Math.min(bounds.to, Rows.to(scope, evaluation.facts, row));
        evaluation.rowWithout = bounds.without;
    }
}
