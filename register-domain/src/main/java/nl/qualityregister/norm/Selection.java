package nl.qualityregister.norm;

import org.jspecify.annotations.Nullable;

/**
 * Which activities are meant.
 *
 * @param categories a bit for each category of the norm
 * @param where a condition beyond the category; absent when there is none
 */
record Selection(long categories, @Nullable Condition where) {

    boolean takes(Evaluation evaluation, int category, int item) {
        return (categories >>> category & 1) != 0 && (where == null || where.holds(evaluation, item));
    }
}
