package nl.qualityregister.api.operation;

import java.time.Instant;
import java.util.UUID;
import nl.qualityregister.file.StoredFile;

record FileView(UUID fileId, String name, String mediaType, long size, String sha256, String scan, Instant storedAt) {
    static FileView of(StoredFile file) {
        return new FileView(
                file.id().value(),
                file.name(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                Words.of(file.scan()),
                file.storedAt());
    }
}
