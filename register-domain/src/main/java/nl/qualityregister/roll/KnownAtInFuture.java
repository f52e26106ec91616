package nl.qualityregister.roll;

import java.time.Instant;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What will be known later cannot be told now. */
public final class KnownAtInFuture extends Refusal {
    private static final long serialVersionUID = 1L;

    KnownAtInFuture(Instant knownAt, Instant now) {
        super(Map.of("knownAt", knownAt.toString(), "now", now.toString()));
    }
}
