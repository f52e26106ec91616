package nl.qualityregister.decision;

import java.util.List;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.cycle.Compared;
import nl.qualityregister.cycle.SideCounts;
import nl.qualityregister.norm.NormVersion;

/**
 * What a move would do. Its digest says the same of the same cycles, each at the same version and on the same side of both norms; the
 * day does not matter to it.
 *
 * @param counts of all cycles of the cohort; for the registrar, so nothing is withheld
 * @param changing the first of those who would change sides, by cycle
 */
public record CycleMovePreview(
        Cohort cohort, NormVersion to, String digest, long cycles, SideCounts counts, List<Compared> changing) {
    /** As many of those who would change sides as a preview names. */
    public static final int MOST_NAMED = 1_000;

    public CycleMovePreview {
        changing = List.copyOf(changing);
    }
}
