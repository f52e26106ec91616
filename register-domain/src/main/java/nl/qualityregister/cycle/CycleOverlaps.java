package nl.qualityregister.cycle;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** A cycle was to be opened over days that another cycle of the same norm set covers. */
public final class CycleOverlaps extends Refusal {
    private static final long serialVersionUID = 1L;

    CycleOverlaps(NewCycle wanted) {
        super(Map.of(
                "normSet", wanted.norm().normSet().value(),
                "start", wanted.start().toString(),
                "end", wanted.end().toString()));
    }
}
