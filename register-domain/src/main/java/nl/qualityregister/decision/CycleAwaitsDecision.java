package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** A further occupation cannot join: the cycle that it would be judged in is over and not yet decided. */
public final class CycleAwaitsDecision extends Refusal {
    private static final long serialVersionUID = 1L;

    CycleAwaitsDecision(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
