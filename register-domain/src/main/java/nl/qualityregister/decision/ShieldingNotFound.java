package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** There is none of that id, or it was ended. */
public final class ShieldingNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    ShieldingNotFound(ShieldingId id) {
        super(Map.of("id", id.toString()));
    }
}
