package nl.qualityregister.evidence;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** One verdict a submission; who comes second is told so. */
public final class EvidenceAlreadyAssessed extends Refusal {
    private static final long serialVersionUID = 1L;

    public EvidenceAlreadyAssessed(EvidenceId id) {
        super(Map.of("id", id.toString()));
    }
}
