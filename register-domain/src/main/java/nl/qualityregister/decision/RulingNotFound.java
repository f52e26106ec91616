package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** There is none of that id for whoever asks. */
public final class RulingNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    RulingNotFound(RulingId id) {
        super(Map.of("id", id.toString()));
    }
}
