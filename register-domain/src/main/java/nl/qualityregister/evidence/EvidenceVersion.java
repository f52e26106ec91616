package nl.qualityregister.evidence;

import java.time.Instant;
import java.util.List;
import nl.qualityregister.file.FileId;

/**
 * What a piece once was, or would have been.
 *
 * @param key tells it from the other versions of the piece
 * @param version that it was; of one kept aside, the one it was typed over
 * @param aside whether it came too late to be saved, and was kept beside what stood
 * @param state in which the piece then was
 */
public record EvidenceVersion(
        String key,
        long version,
        boolean aside,
        EvidenceState state,
        Claim claim,
        List<FileId> files,
        Instant savedAt) {
    public EvidenceVersion {
        files = List.copyOf(files);
    }
}
