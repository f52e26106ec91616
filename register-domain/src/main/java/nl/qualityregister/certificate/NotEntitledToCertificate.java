package nl.qualityregister.certificate;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** There is nothing that a certificate could say: the cycle does not run today, nobody stands registered in it, or it cannot be printed. */
public final class NotEntitledToCertificate extends Refusal {
    private static final long serialVersionUID = 1L;

    NotEntitledToCertificate(CycleId cycle) {
        super(Map.of("cycle", cycle.toString()));
    }
}
