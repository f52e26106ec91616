package nl.qualityregister.cycle;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Nobody draws before the day that was published with the commitment. */
public final class AuditDrawNotDue extends Refusal {
    private static final long serialVersionUID = 1L;

    AuditDrawNotDue(AuditDraw draw) {
        super(Map.of("id", draw.id().toString(), "day", draw.drawOn().toString()));
    }
}
