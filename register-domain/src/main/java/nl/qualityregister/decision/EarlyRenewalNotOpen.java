package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** The norm allows no renewal before the end, or not yet. */
public final class EarlyRenewalNotOpen extends Refusal {
    private static final long serialVersionUID = 1L;

    EarlyRenewalNotOpen(CycleId cycle, Optional<LocalDate> from) {
        super(Map.of(
                "id", cycle.toString(), "from", from.map(LocalDate::toString).orElse("-")));
    }
}
