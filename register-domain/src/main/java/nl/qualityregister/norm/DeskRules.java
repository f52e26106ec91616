package nl.qualityregister.norm;

import org.jspecify.annotations.Nullable;

/**
 * How carefully a register's items are judged. What is not set is the least strict.
 *
 * @param secondPersonFromPoints a claim of at least so many points is judged by two people
 * @param secondPersonOnRejection whether nothing is rejected by one person alone
 * @param secondPersonAfterRejection whether the first evidence after one that was rejected is judged by two people
 * @param judgedTwicePerThousand how many of a thousand items are judged a second time, without effect, to see whether assessors agree
 */
public record DeskRules(
        @Nullable Hundredths secondPersonFromPoints,
        boolean secondPersonOnRejection,
        boolean secondPersonAfterRejection,
        int judgedTwicePerThousand) {
    public static final DeskRules LEAST = new DeskRules(null, false, false, 0);
}
