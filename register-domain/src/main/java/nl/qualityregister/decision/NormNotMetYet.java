package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** The cycle does not meet its norm today. */
public final class NormNotMetYet extends Refusal {
    private static final long serialVersionUID = 1L;

    NormNotMetYet(CycleId id) {
        super(Map.of("id", id.toString()));
    }
}
