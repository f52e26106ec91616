package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.List;

/**
 * The activities that count, of a selection and within a window.
 *
 * <p>Inside the window of the norm the norm's own ceilings have been applied; a look-back beyond it sees each activity with
 * its worth. Ceilings of the query itself come on top and hold for it alone.
 *
 * @param marks whether what is found here counts for a rule, so that it need not be listed as excluded
 */
record ActivityQuery(Selection selection, Window within, Ceilings ceilings, boolean marks) {

    /** What is done with each activity that counts. */
    interface Visitor {
        void visit(int item, long points, long hours, boolean part);
    }

    void visit(Evaluation evaluation, int outer, Visitor visitor) {
        int from = within.main() ? evaluation.mainFrom : within.from(evaluation, outer);
        int to = within.main() ? evaluation.mainTo : Math.min(within.to(evaluation, outer), evaluation.asOf);
        boolean inside = within.main() || (from >= evaluation.mainFrom && to <= evaluation.mainTo);
        Counted counted = inside ? evaluation.counted() : evaluation.lookBack(from, to);
        if (!ceilings.isEmpty()) {
            counted = underOwnCeilings(evaluation, counted, from, to, outer);
        }
        for (int i = 0; i < counted.size; i++) {
            int item = counted.item(i);
            if (counted.isIn(i)
                    && evaluation.items.day[item] >= from
                    && evaluation.items.day[item] <= to
                    && selection.takes(evaluation, counted.category[i], item)) {
                visitor.visit(item, counted.points[i], counted.hours[i], counted.isPart(i));
            }
        }
    }

    private Counted underOwnCeilings(Evaluation evaluation, Counted counted, int from, int to, int outer) {
        Counted base = counted.copy();
        for (int i = 0; i < base.size; i++) {
            int item = base.item(i);
            int day = evaluation.items.day[item];
            if (day < from || day > to || !selection.takes(evaluation, base.category[i], item)) {
                base.leaveOut(i);
            }
        }
        Counted cut = ceilings.apply(evaluation, base, outer);
        if (marks) {
            evaluation.noteCuts(cut);
        }
        return cut;
    }

    /** The worth of what counts, added up, or its number, in hundredths. */
    long sum(Evaluation evaluation, int outer, Unit unit) {
        if (!within.main() || !ceilings.isEmpty()) {
            Total total = new Total(evaluation, unit);
            visit(evaluation, outer, total);
            return total.amount;
        }
        Counted counted = evaluation.counted();
        if (selection.isOneCategory() && !counted.hasParts()) {
            return sumOfCategory(evaluation, counted, unit);
        }
        long sum = 0;
        for (int i = 0; i < counted.size; i++) {
            if (counted.isIn(i) && selection.takes(evaluation, counted.category[i], counted.item(i))) {
                long value = valueOf(counted.points[i], counted.hours[i], counted.isPart(i), unit);
                if (value != Items.NONE) {
                    sum += value;
                    mark(evaluation, counted.item(i), value, unit);
                }
            }
        }
        return sum;
    }

    /** The same along the activities of one category only. */
    private long sumOfCategory(Evaluation evaluation, Counted counted, Unit unit) {
        long sum = 0;
        for (int i = evaluation.items.first(selection.category()); i >= 0; i = evaluation.items.next(i)) {
            if (counted.isIn(i) && selection.takesWhatever(evaluation, i)) {
                long value = valueOf(counted.points[i], counted.hours[i], false, unit);
                if (value != Items.NONE) {
                    sum += value;
                    mark(evaluation, i, value, unit);
                }
            }
        }
        return sum;
    }

    private final class Total implements Visitor {

        private final Evaluation evaluation;
        private final Unit unit;
        private long amount;

        Total(Evaluation evaluation, Unit unit) {
            this.evaluation = evaluation;
            this.unit = unit;
        }

        @Override
        public void visit(int item, long points, long hours, boolean part) {
            long value = valueOf(points, hours, part, unit);
            if (value != Items.NONE) {
                amount += value;
                mark(evaluation, item, value, unit);
            }
        }
    }

    /** Points, hours, or 1 for the activity itself; {@link Items#NONE} where it has none. */
    static long valueOf(long points, long hours, boolean part, Unit unit) {
        return switch (unit) {
            case POINTS -> points;
            case HOURS -> hours;
            default -> part ? Items.NONE : 100;
        };
    }

    void mark(Evaluation evaluation, int item, long value, Unit unit) {
        if (marks) {
            evaluation.mark(item, value, unit);
        }
    }

    /** The day on which the sum reaches an amount, adding in order of day; absent when it does not. */
    int reached(Evaluation evaluation, Unit unit, long amount) {
        Counted counted = evaluation.counted();
        long left = amount;
        for (int i = 0; i < counted.size; i++) {
            int item = counted.item(i);
            if (counted.isIn(i) && selection.takes(evaluation, counted.category[i], item)) {
                long value = valueOf(counted.points[i], counted.hours[i], counted.isPart(i), unit);
                left -= Math.max(0, value);
                if (left <= 0) {
                    return evaluation.items.day[item];
                }
            }
        }
        return Calendars.ABSENT;
    }

    /** The places of the activities that count, in order. */
    List<Integer> found(Evaluation evaluation, int outer) {
        List<Integer> found = new ArrayList<>();
        visit(evaluation, outer, (item, _, _, part) -> {
            if (!part) {
                found.add(item);
                mark(evaluation, item, 100, Unit.ITEMS);
            }
        });
        return found;
    }
}
