package nl.qualityregister.cycle;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** There is no cycle with the id. */
public final class CycleNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public CycleNotFound(CycleId id) {
        super(Map.of("id", id.toString()));
    }
}
