package nl.qualityregister.evidence;

import java.util.List;

public record EvidenceWithdrawn(List<Evidence> evidence) {
    public EvidenceWithdrawn {
        evidence = List.copyOf(evidence);
    }
}
