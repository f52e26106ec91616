package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** The cycle was drawn for an audit, and nobody has looked at it yet. */
public final class AuditRunning extends Refusal {
    private static final long serialVersionUID = 1L;

    AuditRunning(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
