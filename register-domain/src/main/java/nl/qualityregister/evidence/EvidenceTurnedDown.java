package nl.qualityregister.evidence;

import java.util.List;

/** Rejected, or returned to be mended; each says which, why, and of what is returned until when. */
public record EvidenceTurnedDown(List<Evidence> evidence) {
    public EvidenceTurnedDown {
        evidence = List.copyOf(evidence);
    }
}
