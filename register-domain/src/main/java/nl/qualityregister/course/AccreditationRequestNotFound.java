package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class AccreditationRequestNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    AccreditationRequestNotFound(AccreditationRequestId id) {
        super(Map.of("id", id.toString()));
    }
}
