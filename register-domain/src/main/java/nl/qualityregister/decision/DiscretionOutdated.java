package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What was signed is not what is proposed. */
public final class DiscretionOutdated extends Refusal {
    private static final long serialVersionUID = 1L;

    DiscretionOutdated(DiscretionId id) {
        super(Map.of("id", id.toString()));
    }
}
