package nl.qualityregister.roll;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** A log is never consistent with one that is shorter. */
public final class SizesInWrongOrder extends Refusal {
    private static final long serialVersionUID = 1L;

    SizesInWrongOrder(long from, long to) {
        super(Map.of("from", Long.toString(from), "to", Long.toString(to)));
    }
}
