package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** The cycle was decided before, or was closed when the registration ended. */
public final class CycleAlreadyDecided extends Refusal {
    private static final long serialVersionUID = 1L;

    CycleAlreadyDecided(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
