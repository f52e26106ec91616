package nl.qualityregister.assessment;

import java.util.List;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What one finding does to each of many items, in the order asked.
 *
 * @param digest names this very preview: the act is done only while it still holds
 */
public record BulkPreview(String digest, List<Row> rows) {
    public BulkPreview {
        rows = List.copyOf(rows);
    }

    public enum Result {
        CONCLUDED,
        /** Another person has to judge it too. */
        PASSED_ON,
        REFUSED
    }

    /** @param problem why it is refused */
    public record Row(ItemId item, Result result, @Nullable String problem, List<Fault> faults) {
        public Row {
            faults = List.copyOf(faults);
        }
    }
}
