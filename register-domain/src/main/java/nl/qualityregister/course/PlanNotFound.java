package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class PlanNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    PlanNotFound(PlanId id) {
        super(Map.of("id", id.toString()));
    }
}
