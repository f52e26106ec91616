package nl.qualityregister.norm;

import org.jspecify.annotations.Nullable;

/** A compiled text, absent when the item does not have it. */
interface Text {

    @Nullable
    String of(Evaluation evaluation, int item);
}
