package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** There is none of that id. */
public final class MergerNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    MergerNotFound(MergerId id) {
        super(Map.of("id", id.toString()));
    }
}
