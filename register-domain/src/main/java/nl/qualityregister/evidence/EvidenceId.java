package nl.qualityregister.evidence;

import java.util.UUID;

public record EvidenceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
