package nl.qualityregister.norm;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sum runs over, in a form in which two sums can be compared.
 *
 * @param of list, unit and window
 * @param kinds the categories, roles or kinds it takes; empty for all
 * @param where any further condition, as written
 */
record Extent(String of, Set<String> kinds, @Nullable String where) {

    /** Whether this sum runs over a stretch of the days that the other runs over, and is otherwise a part of it. */
    boolean isInStretchOf(Extent whole) {
        return !of.equals(whole.of) && new Extent(of.replace(" \"each\" ", " - "), kinds, where).isPartOf(whole);
    }

    /** Whether everything that is in this sum is in the other as well. */
    boolean isPartOf(Extent whole) {
        boolean kindsWithin = whole.kinds.isEmpty() || (!kinds.isEmpty() && whole.kinds.containsAll(kinds));
        boolean conditionWithin = whole.where == null || whole.where.equals(where);
        return of.equals(whole.of) && kindsWithin && conditionWithin;
    }
}
