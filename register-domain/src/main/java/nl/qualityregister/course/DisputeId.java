package nl.qualityregister.course;

import java.util.UUID;

public record DisputeId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
