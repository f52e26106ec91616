package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** Too early for a renewal before the end, or the end is past. */
public final class EarlyRenewalNotOpen extends Refusal {
    private static final long serialVersionUID = 1L;

    EarlyRenewalNotOpen(CycleId cycle, LocalDate from) {
        super(Map.of("id", cycle.toString(), "from", from.toString()));
    }
}
