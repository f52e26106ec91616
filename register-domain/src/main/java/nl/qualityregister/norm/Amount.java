package nl.qualityregister.norm;

import org.jspecify.annotations.Nullable;

/** A compiled amount. {@code item} is the place of the item at hand in its list; it means nothing outside a list. */
interface Amount {

    /** Absent when it rests on something that is not there. */
    @Nullable
    Ratio of(Evaluation evaluation, int item);

    default Ratio orZero(Evaluation evaluation, int item) {
        Ratio amount = of(evaluation, item);
        return amount == null ? Ratio.ZERO : amount;
    }
}
