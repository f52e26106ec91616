package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** An objection against the decision not to renew the cycle has yet to be decided. */
public final class ObjectionPending extends Refusal {
    private static final long serialVersionUID = 1L;

    ObjectionPending(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
