package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** The cycle has no verdict yet: it still runs, or the night that judges it has not come. */
public final class CycleNotJudged extends Refusal {
    private static final long serialVersionUID = 1L;

    CycleNotJudged(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
