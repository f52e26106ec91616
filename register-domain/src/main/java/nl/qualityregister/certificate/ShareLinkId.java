package nl.qualityregister.certificate;

import java.util.UUID;

public record ShareLinkId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
