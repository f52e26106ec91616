package nl.qualityregister.assessment;

import java.util.UUID;

public record ItemId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
