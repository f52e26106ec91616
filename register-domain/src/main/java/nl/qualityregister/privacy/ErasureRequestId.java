package nl.qualityregister.privacy;

import java.util.UUID;

public record ErasureRequestId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
