package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class InterestAlreadyEnded extends Refusal {
    private static final long serialVersionUID = 1L;

    InterestAlreadyEnded(InterestId id) {
        super(Map.of("id", id.toString()));
    }
}
