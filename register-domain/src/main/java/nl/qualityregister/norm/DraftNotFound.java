package nl.qualityregister.norm;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class DraftNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    DraftNotFound(DraftId id) {
        super(Map.of("id", id.toString()));
    }
}
