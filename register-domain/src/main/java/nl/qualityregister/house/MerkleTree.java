package nl.qualityregister.house;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** The hashes of a Merkle tree as RFC 6962 and RFC 9162 define them (2.1.1), over SHA-256. */
public final class MerkleTree {
    private MerkleTree() {}

    /** Of a leaf with these bytes. */
    public static byte[] leaf(byte[] entry) {
        MessageDigest digest = Sha256.digest();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    /** Of a node above these two. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.digest();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** Of a whole tree, or of a subtree, over the hashes below it in order; of none it is the hash of nothing. */
    public static byte[] root(List<byte[]> hashes) {
        if (hashes.isEmpty()) {
            return Sha256.digest().digest();
        }
        List<byte[]> row = hashes;
        while (row.size() > 1) {
            row = above(row);
        }
        return row.getFirst();
    }

    /** Who has no neighbour rises as it is: that is the RFC's division at the largest power of two, read from below. */
    private static List<byte[]> above(List<byte[]> row) {
        List<byte[]> above = new ArrayList<>(row.size() / 2 + 1);
        for (int i = 0; i + 1 < row.size(); i += 2) {
            above.add(node(row.get(i), row.get(i + 1)));
        }
        if (row.size() % 2 == 1) {
            above.add(row.getLast());
        }
        return above;
    }
}
