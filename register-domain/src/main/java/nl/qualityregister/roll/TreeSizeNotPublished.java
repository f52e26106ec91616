package nl.qualityregister.roll;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** No checkpoint has that size, or a greater one. */
public final class TreeSizeNotPublished extends Refusal {
    private static final long serialVersionUID = 1L;

    TreeSizeNotPublished(long treeSize, long latest) {
        super(Map.of("treeSize", Long.toString(treeSize), "latest", Long.toString(latest)));
    }
}
