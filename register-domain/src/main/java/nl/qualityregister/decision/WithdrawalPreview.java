package nl.qualityregister.decision;

import java.util.List;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.norm.Hundredths;

/**
 * What a withdrawal would do. Its digest says the same of the same credits and cycles.
 *
 * @param accreditations that would end
 * @param seats booked on editions that would no longer count
 * @param registrants who would lose credits
 * @param credits that would be taken back
 * @param points of those together
 * @param fallingShort cycles that would meet their norm with those credits, and without them would not
 */
public record WithdrawalPreview(
        WithdrawalOrder order,
        String digest,
        int accreditations,
        int seats,
        int registrants,
        int credits,
        Hundredths points,
        List<Cycle> fallingShort) {
    public WithdrawalPreview {
        fallingShort = List.copyOf(fallingShort);
    }
}
