package nl.qualityregister.evidence;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class EvidenceNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    EvidenceNotFound(EvidenceId id) {
        super(Map.of("id", id.toString()));
    }
}
