package nl.qualityregister.assessment;

import java.util.List;

/** One finding for many items that are alike. */
public record BulkVerdict(List<ItemId> items, Finding finding) {
    public BulkVerdict {
        items = List.copyOf(items);
    }
}
