package nl.qualityregister.decision;

import java.util.UUID;

public record ReinstatementId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
