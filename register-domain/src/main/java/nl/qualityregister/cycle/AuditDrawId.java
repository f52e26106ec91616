package nl.qualityregister.cycle;

import java.util.UUID;

public record AuditDrawId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
