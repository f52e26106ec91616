package nl.qualityregister.norm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A maximum to what counts of some activities, filled in order of day and place; what comes last is cut.
 *
 * @param unit points, hours or items; beyond a ceiling on items an activity does not count at all
 * @param share the whole of which a part is the maximum; absent when the maximum is an amount
 * @param percent of that whole, with {@code share}
 * @param keys what the maximum holds for each of, such as each day; empty when it holds for everything together
 * @param overflow the category in which the surplus counts; absent when it is lost
 */
record Ceiling(
        Selection selection,
        Unit unit,
        Amount atMost,
        @Nullable Selection share,
        long percent,
        List<Key> keys,
        @Nullable Integer overflow) {

    /** What a group of activities under one maximum has in common. */
    interface Key {
        @Nullable
        Object of(Evaluation evaluation, int item);
    }

    /** Cuts what lies above the maximum. {@code previous} is what counted after the last pass over all ceilings, if any. */
    void apply(Evaluation evaluation, Counted counted, int outer, @Nullable Counted previous) {
        if (keys.isEmpty()) {
            long left = limit(evaluation, counted, outer, previous);
            int size = counted.size;
            for (int i = 0; i < size; i++) {
                if (counted.holds(i, unit) && selection.takes(evaluation, counted.category[i], counted.item(i))) {
                    left -= cut(counted, i, left);
                }
            }
        } else {
            applyPerGroup(evaluation, counted);
        }
        counted.order();
    }

    private void applyPerGroup(Evaluation evaluation, Counted counted) {
        Map<List<Object>, Long> left = new HashMap<>();
        int size = counted.size;
        for (int i = 0; i < size; i++) {
            int item = counted.item(i);
            if (counted.holds(i, unit) && selection.takes(evaluation, counted.category[i], item)) {
                List<Object> group = group(evaluation, item);
                long room = left.computeIfAbsent(
                        group, _ -> atMost.orZero(evaluation, item).hundredthsDown());
                left.put(group, room - cut(counted, i, room));
            }
        }
    }

    private List<Object> group(Evaluation evaluation, int item) {
        Object[] values = new Object[keys.size()];
        for (int key = 0; key < values.length; key++) {
            Object value = keys.get(key).of(evaluation, item);
            values[key] = value == null ? "activity " + item : value;
        }
        return List.of(values);
    }

    private long limit(Evaluation evaluation, Counted counted, int outer, @Nullable Counted previous) {
        if (share == null) {
            return Math.max(0, atMost.orZero(evaluation, outer).hundredthsDown());
        }
        Counted base = previous == null ? counted : previous;
        long others = 0;
        for (int i = 0; i < base.size; i++) {
            int item = base.item(i);
            int category = base.category[i];
            if (base.holds(i, unit)
                    && share.takes(evaluation, category, item)
                    && !selection.takes(evaluation, category, item)) {
                others += base.amount(i, unit);
            }
        }
        return others * percent / (100_00 - percent);
    }

    /** Leaves at most {@code room} of an item and gives back what is left of it. */
    private long cut(Counted counted, int i, long room) {
        long amount = counted.amount(i, unit);
        long kept = Math.min(amount, Math.max(0, room));
        if (kept < amount) {
            counted.cut(i, unit, kept, overflow);
        }
        return kept;
    }
}
