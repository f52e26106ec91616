package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** Against the norm only by an exception that two people signed, for the rules that are not met, and that has not expired. */
public final class DiscretionRequired extends Refusal {
    private static final long serialVersionUID = 1L;

    DiscretionRequired(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
