package nl.qualityregister.evidence;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class IntervisionGroupNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public IntervisionGroupNotFound(IntervisionGroupId id) {
        super(Map.of("id", id.toString()));
    }
}
