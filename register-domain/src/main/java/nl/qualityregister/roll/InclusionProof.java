package nl.qualityregister.roll;

import java.util.List;

/** That the leaf stands at the index of the log of that size (RFC 9162, 2.1.3). */
@SuppressWarnings("ArrayRecordComponent") // hashes, never changed
public record InclusionProof(long index, long treeSize, byte[] leafHash, List<byte[]> hashes, byte[] root) {
    public InclusionProof {
        hashes = List.copyOf(hashes);
    }
}
