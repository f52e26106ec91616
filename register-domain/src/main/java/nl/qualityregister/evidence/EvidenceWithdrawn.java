package nl.qualityregister.evidence;

import java.util.List;
import nl.qualityregister.trail.Actor;

/** Taken back by the professional; what was accepted of it no longer holds. */
public record EvidenceWithdrawn(List<Evidence> evidence, Actor by) {
    public EvidenceWithdrawn {
        evidence = List.copyOf(evidence);
    }
}
