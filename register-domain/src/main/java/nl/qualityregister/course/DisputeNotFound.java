package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class DisputeNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    DisputeNotFound(DisputeId id) {
        super(Map.of("id", id.toString()));
    }
}
