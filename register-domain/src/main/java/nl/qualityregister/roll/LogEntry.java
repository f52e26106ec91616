package nl.qualityregister.roll;

import java.time.Instant;
import java.util.Optional;
import nl.qualityregister.house.MerkleTree;

/**
 * One entry of the log, as far as whoever asks may see it.
 *
 * @param kind {@code entry}, {@code trail-sealed} or {@code entries-erased}
 * @param commitment what the log's tree is made of
 * @param opened what opens the commitment, for those who may see it
 */
@SuppressWarnings("ArrayRecordComponent") // hashes, never changed
public record LogEntry(
        long index, String kind, byte[] commitment, Instant recordedAt, boolean erased, Optional<Opened> opened) {

    /** @param content JSON in canonical form; SHA-256 over the salt and these characters in UTF-8 is the commitment */
    @SuppressWarnings("ArrayRecordComponent") // hashes, never changed
    public record Opened(byte[] salt, String content) {}

    public byte[] leafHash() {
        return MerkleTree.leaf(commitment);
    }

    LogEntry closed() {
        return new LogEntry(index, kind, commitment, recordedAt, erased, Optional.empty());
    }
}
