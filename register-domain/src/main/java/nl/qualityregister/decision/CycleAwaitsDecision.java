package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** No further occupation joins, and nothing is renewed early: the cycle is over and not yet decided. */
public final class CycleAwaitsDecision extends Refusal {
    private static final long serialVersionUID = 1L;

    CycleAwaitsDecision(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
