package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class ObjectionNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    ObjectionNotFound(ObjectionId id) {
        super(Map.of("id", id.toString()));
    }
}
