package nl.qualityregister.decision;

import java.util.List;
import nl.qualityregister.cycle.Cycle;

/**
 * What an extension would do. Its digest says the same of the same cycles, each at the same version.
 *
 * @param cycles how many would end later
 * @param leftOut how many of the cohort would not: the norm allows no further extension in a row
 * @param first the first of those that would, by id, as they are now
 */
public record ExtensionPreview(ExtensionOrder order, String digest, long cycles, long leftOut, List<Cycle> first) {
    /** As many as a preview names. */
    public static final int MOST_NAMED = 1_000;

    public ExtensionPreview {
        first = List.copyOf(first);
    }
}
