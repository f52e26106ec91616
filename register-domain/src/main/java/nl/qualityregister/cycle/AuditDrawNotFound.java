package nl.qualityregister.cycle;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class AuditDrawNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    AuditDrawNotFound(AuditDrawId id) {
        super(Map.of("id", id.toString()));
    }
}
