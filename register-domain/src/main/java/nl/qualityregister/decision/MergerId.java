package nl.qualityregister.decision;

import java.util.UUID;

public record MergerId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
