package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Its last day is past, so that nobody could use it. */
public final class DiscretionExpired extends Refusal {
    private static final long serialVersionUID = 1L;

    DiscretionExpired(Discretion discretion) {
        super(Map.of(
                "id",
                discretion.id().toString(),
                "on",
                discretion.asked().expiresOn().toString()));
    }
}
