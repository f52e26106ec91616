package nl.qualityregister.evidence;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class IntervisionSessionNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public IntervisionSessionNotFound(IntervisionSessionId id) {
        super(Map.of("id", id.toString()));
    }
}
