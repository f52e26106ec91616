package nl.qualityregister.norm;

import org.jspecify.annotations.Nullable;

/**
 * A step from what a rule requires of everybody to what it requires of one registrant.
 *
 * @param rounding at this step; absent when nothing is rounded before the end
 */
record AdjustmentStep(
        String id,
        Condition when,
        Kind kind,
        Amount amount,
        @Nullable Rounding rounding) {

    enum Kind {
        TIMES,
        PLUS,
        MINUS,
        TO
    }

    Ratio apply(Evaluation evaluation, Ratio required) {
        Ratio by = amount.orZero(evaluation, 0);
        Ratio adjusted = switch (kind) {
            case TIMES -> required.times(by);
            case PLUS -> required.plus(by);
            case MINUS -> required.minus(by);
            case TO -> by;
        };
        Ratio positive = adjusted.greatest(Ratio.ZERO);
        return rounding == null ? positive : rounding.round(positive);
    }
}
