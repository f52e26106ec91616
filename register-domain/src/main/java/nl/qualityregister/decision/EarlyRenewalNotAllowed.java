package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** The norm knows no renewal before the end. */
public final class EarlyRenewalNotAllowed extends Refusal {
    private static final long serialVersionUID = 1L;

    EarlyRenewalNotAllowed(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
