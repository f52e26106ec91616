package nl.qualityregister.evidence;

import java.util.List;
import nl.qualityregister.trail.Actor;

/** Waits for judgement. */
public record EvidenceSubmitted(List<Evidence> evidence, Actor by) {
    public EvidenceSubmitted {
        evidence = List.copyOf(evidence);
    }
}
