package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** The cycle has an intention that was not decided yet. */
public final class IntentionAlreadyAnnounced extends Refusal {
    private static final long serialVersionUID = 1L;

    IntentionAlreadyAnnounced(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
