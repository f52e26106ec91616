package nl.qualityregister.certificate;

import java.util.Arrays;

/**
 * A code in which what is frequent is short and no code begins another (Huffman's, canonical as RFC 1951 has it). Of equal frequencies
 * the lower symbol comes first, so that the same counts give the same code everywhere.
 */
final class PrefixCode {
    /** Bits of each symbol's code; 0 for a symbol that does not occur. */
    final int[] lengths;
    /** The codes, turned around, as they are written. */
    final int[] codes;

    private final int[] frequencies;
    private final int limit;
    private final long[] order;
    private final long[] weights;
    private final int[] parents;
    private final int[] perLength;

    PrefixCode(int symbols, int limit) {
        this.limit = limit;
        this.frequencies = new int[symbols];
        this.lengths = new int[symbols];
        this.codes = new int[symbols];
        this.order = new long[symbols];
        this.weights = new long[2 * symbols];
        this.parents = new int[2 * symbols];
        this.perLength = new int[limit + 2];
    }

    void clear() {
        Arrays.fill(frequencies, 0);
    }

    void count(int symbol) {
        frequencies[symbol]++;
    }

    /** How many symbols have to be told: up to the last that occurs, at least so many. */
    int used(int least) {
        int used = lengths.length;
        while (used > least && lengths[used - 1] == 0) {
            used--;
        }
        return used;
    }

    /** Gives every symbol that occurs its code; to fewer than two, two, since a code of one is read differently by different readers. */
    void assign() {
        int leaves = leaves();
        while (!assignLengths(leaves)) {
            for (int i = 0; i < leaves; i++) {
                int symbol = (int) (order[i] & 0xffff);
                frequencies[symbol] = (frequencies[symbol] + 1) >>> 1;
                order[i] = ((long) frequencies[symbol] << 16) | symbol;
            }
            Arrays.sort(order, 0, leaves);
        }
        assignCodes();
    }

    private int leaves() {
        int leaves = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                order[leaves++] = ((long) frequencies[symbol] << 16) | symbol;
            }
        }
        for (int symbol = 0; leaves < 2; symbol++) {
            if (frequencies[symbol] == 0) {
                frequencies[symbol] = 1;
                order[leaves++] = (1L << 16) | symbol;
            }
        }
        Arrays.sort(order, 0, leaves);
        return leaves;
    }

    /** By two queues, of leaves and of what was joined, both in order of weight; false when a code would be too long. */
    private boolean assignLengths(int leaves) {
        for (int i = 0; i < leaves; i++) {
            weights[i] = order[i] >>> 16;
        }
        int leaf = 0;
        int joined = leaves;
        int root = 2 * leaves - 2;
        for (int node = leaves; node <= root; node++) {
            long weight = 0;
            for (int side = 0; side < 2; side++) {
                boolean takeLeaf = leaf < leaves && (joined >= node || weights[leaf] <= weights[joined]);
                int taken = takeLeaf ? leaf++ : joined++;
                weight += weights[taken];
                parents[taken] = node;
            }
            weights[node] = weight;
        }
        Arrays.fill(lengths, 0);
        Arrays.fill(perLength, 0);
        weights[root] = 0;
        for (int node = root - 1; node >= 0; node--) {
            // the weight of a node that was joined is needed no more: its depth takes the place
            long depth = weights[parents[node]] + 1;
            weights[node] = depth;
            if (node < leaves) {
                if (depth > limit) {
                    return false;
                }
                lengths[(int) (order[node] & 0xffff)] = (int) depth;
                perLength[(int) depth]++;
            }
        }
        return true;
    }

    private void assignCodes() {
        int[] next = new int[limit + 2];
        for (int length = 1; length <= limit; length++) {
            next[length + 1] = (next[length] + perLength[length]) << 1;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                codes[symbol] = Integer.reverse(next[length]++) >>> (32 - length);
            }
        }
    }
}
