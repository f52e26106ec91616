package nl.qualityregister.registrant;

import java.util.UUID;

public record IdentityChangeId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
