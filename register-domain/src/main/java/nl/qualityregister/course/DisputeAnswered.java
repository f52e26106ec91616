package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class DisputeAnswered extends Refusal {
    private static final long serialVersionUID = 1L;

    DisputeAnswered(DisputeId id) {
        super(Map.of("id", id.toString()));
    }
}
