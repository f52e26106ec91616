package nl.qualityregister.decision;

import java.util.UUID;

public record DiscretionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
