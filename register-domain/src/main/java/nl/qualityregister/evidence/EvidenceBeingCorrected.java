package nl.qualityregister.evidence;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** There is a correction already that was neither withdrawn nor rejected. */
public final class EvidenceBeingCorrected extends Refusal {
    private static final long serialVersionUID = 1L;

    EvidenceBeingCorrected(EvidenceId id, EvidenceId correction) {
        super(Map.of("id", id.toString(), "correction", correction.toString()));
    }
}
