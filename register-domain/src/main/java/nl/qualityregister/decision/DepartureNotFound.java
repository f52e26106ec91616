package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class DepartureNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    DepartureNotFound(DepartureId id) {
        super(Map.of("id", id.toString()));
    }
}
