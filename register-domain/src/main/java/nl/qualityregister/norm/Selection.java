package nl.qualityregister.norm;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which activities are meant.
 *
 * @param categories a bit for each category of the norm
 * @param types absent for all
 * @param topics absent for all
 * @param where a condition beyond these; absent when there is none
 */
record Selection(
        long categories,
        @Nullable Names types,
        @Nullable Names topics,
        @Nullable Condition where) {

    /** A few names, of which mostly there is one. */
    record Names(String first, Set<String> all) {

        static @Nullable Names of(Set<String> names) {
            return names.isEmpty() ? null : new Names(names.iterator().next(), Set.copyOf(names));
        }

        boolean hold(@Nullable String name) {
            return first.equals(name) || (name != null && all.size() > 1 && all.contains(name));
        }
    }

    boolean isOneCategory() {
        return Long.bitCount(categories) == 1;
    }

    /** The number of the only category. */
    int category() {
        return Long.numberOfTrailingZeros(categories);
    }

    /** Whether it takes everything of its categories. */
    boolean isPlain() {
        return types == null && topics == null && where == null;
    }

    boolean takes(Evaluation evaluation, int category, int item) {
        return (categories >>> category & 1) != 0 && takesWhatever(evaluation, item);
    }

    /** The same, whatever the category. */
    boolean takesWhatever(Evaluation evaluation, int item) {
        return (types == null || types.hold(evaluation.activity(item).type()))
                && (topics == null || topics.hold(evaluation.activity(item).topic()))
                && (where == null || where.holds(evaluation, item));
    }
}
