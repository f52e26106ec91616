package nl.qualityregister.evidence;

import java.util.UUID;

public record IntervisionGroupId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
