package nl.qualityregister.roll;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** No such entry stands in the log at that size. */
public final class LogEntryNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    LogEntryNotFound(long index, long treeSize) {
        super(Map.of("index", Long.toString(index), "treeSize", Long.toString(treeSize)));
    }
}
