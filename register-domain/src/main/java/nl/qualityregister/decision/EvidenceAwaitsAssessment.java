package nl.qualityregister.decision;

import java.util.Map;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Refusal;

/** Nobody is decided against while evidence of that cycle waits for its assessment. */
public final class EvidenceAwaitsAssessment extends Refusal {
    private static final long serialVersionUID = 1L;

    EvidenceAwaitsAssessment(CycleId cycle) {
        super(Map.of("id", cycle.toString()));
    }
}
