package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** The cycle has an exception already that is proposed or signed. */
public final class DiscretionPending extends Refusal {
    private static final long serialVersionUID = 1L;

    DiscretionPending(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
