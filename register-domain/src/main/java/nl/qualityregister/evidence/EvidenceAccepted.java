package nl.qualityregister.evidence;

import java.util.List;
import nl.qualityregister.trail.Actor;

/** Carries the claims as accepted (points and category as the assessor left them). */
public record EvidenceAccepted(List<Evidence> evidence, Actor by) {
    public EvidenceAccepted {
        evidence = List.copyOf(evidence);
    }
}
