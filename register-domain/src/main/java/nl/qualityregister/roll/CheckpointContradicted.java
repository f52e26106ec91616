package nl.qualityregister.roll;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The checkpoint is signed by this log, and the log no longer begins with what it says. */
public final class CheckpointContradicted extends Refusal {
    private static final long serialVersionUID = 1L;

    CheckpointContradicted(long treeSize) {
        super(Map.of("treeSize", Long.toString(treeSize)));
    }
}
