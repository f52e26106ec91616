package nl.qualityregister.evidence;

import java.util.List;

/** Carries the claims as accepted (points and category as the assessor left them). */
public record EvidenceAccepted(List<Evidence> evidence) {
    public EvidenceAccepted {
        evidence = List.copyOf(evidence);
    }
}
