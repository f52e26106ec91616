package nl.qualityregister.evidence;

import java.util.List;

public record EvidenceSubmitted(List<Evidence> evidence) {
    public EvidenceSubmitted {
        evidence = List.copyOf(evidence);
    }
}
