package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** No registration that is judged in the cycle lapsed at its end and is still lapsed. */
public final class NotLapsed extends Refusal {
    private static final long serialVersionUID = 1L;

    NotLapsed(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
