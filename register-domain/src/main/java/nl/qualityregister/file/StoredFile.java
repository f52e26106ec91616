package nl.qualityregister.file;

import java.time.Instant;

/**
 * @param name as the uploader gave it, path characters removed; for showing only
 * @param mediaType found in the content
 * @param size in bytes
 * @param sha256 lowercase hex
 */
public record StoredFile(
        FileId id,
        String name,
        String mediaType,
        long size,
        String sha256,
        ScanState scan,
        String storedBy,
        Instant storedAt) {}
