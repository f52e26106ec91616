package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** Nobody is decided against who was not told beforehand. */
public final class NoIntentionAnnounced extends Refusal {
    private static final long serialVersionUID = 1L;

    NoIntentionAnnounced(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
