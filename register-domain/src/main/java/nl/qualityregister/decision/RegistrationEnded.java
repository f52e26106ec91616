package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** A registration that ended (struck off, withdrawn, lapsed, deceased) cannot be renewed. */
public final class RegistrationEnded extends Refusal {
    private static final long serialVersionUID = 1L;

    RegistrationEnded(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
