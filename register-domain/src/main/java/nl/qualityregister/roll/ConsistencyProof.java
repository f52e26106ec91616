package nl.qualityregister.roll;

import java.util.List;

/** That the log of the second size begins with the log of the first (RFC 9162, 2.1.4). */
@SuppressWarnings("ArrayRecordComponent") // hashes, never changed
public record ConsistencyProof(long from, long to, byte[] firstRoot, byte[] secondRoot, List<byte[]> hashes) {
    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }
}
