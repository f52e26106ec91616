package nl.qualityregister.norm;

import org.jspecify.annotations.Nullable;

/**
 * A passing arrangement, such as relief for periods that end before a date.
 *
 * @param newEnd on which the period then ends; absent when its end does not move
 */
record Transition(String id, Condition when, @Nullable Day newEnd) {

    int end(Evaluation evaluation) {
        return newEnd != null && when.holds(evaluation, 0) ? newEnd.of(evaluation, 0) : evaluation.end;
    }
}
