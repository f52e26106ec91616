package nl.qualityregister.roll;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.qualityregister.house.MerkleTree;

/**
 * The hashes of the log's tree, computed from what is stored: leaves, and the roots of each 256, 65,536 … of them. Every tile it needs
 * is read once.
 */
final class TreeReader {
    static final int HEIGHT = 8;
    static final int WIDTH = 1 << HEIGHT;

    /** A row of stored hashes by level (in tiles) and place; as many as there are, at most so many. */
    interface Stored {
        List<byte[]> hashes(int level, long from, int count);
    }

    private final Stored stored;
    private final Map<Long, List<byte[]>> tiles = new HashMap<>();

    TreeReader(Stored stored) {
        this.stored = stored;
    }

    /** MTH of the leaves from the first up to and without the last. */
    byte[] root(long from, long until) {
        long size = until - from;
        if (size == 0) {
            return MerkleTree.root(List.of());
        }
        if (Long.bitCount(size) == 1) {
            return complete(Long.numberOfTrailingZeros(size), from);
        }
        long left = Long.highestOneBit(size - 1);
        return MerkleTree.node(root(from, from + left), root(from + left, until));
    }

    /** RFC 9162, 2.1.3.1. */
    List<byte[]> inclusion(long index, long treeSize) {
        List<byte[]> path = new ArrayList<>();
        include(index, 0, treeSize, path);
        return path;
    }

    private void include(long index, long from, long until, List<byte[]> path) {
        long size = until - from;
        if (size == 1) {
            return;
        }
        long middle = from + Long.highestOneBit(size - 1);
        if (index < middle) {
            include(index, from, middle, path);
            path.add(root(middle, until));
        } else {
            include(index, middle, until, path);
            path.add(root(from, middle));
        }
    }

    /** RFC 9162, 2.1.4.1; nothing when the sizes are equal, or the first is none. */
    List<byte[]> consistency(long first, long second) {
        List<byte[]> path = new ArrayList<>();
        if (first > 0 && first < second) {
            subproof(first, 0, second, true, path);
        }
        return path;
    }

    private void subproof(long first, long from, long until, boolean known, List<byte[]> path) {
        if (first == until) {
            if (!known) {
                path.add(root(from, until));
            }
            return;
        }
        long middle = from + Long.highestOneBit(until - from - 1);
        if (first <= middle) {
            subproof(first, from, middle, known, path);
            path.add(root(middle, until));
        } else {
            subproof(first, middle, until, false, path);
            path.add(root(from, middle));
        }
    }

    /** The hashes of a tile, as many as the width says. */
    List<byte[]> tile(int level, long place, int width) {
        List<byte[]> hashes = stored.hashes(level, place * WIDTH, width);
        if (hashes.size() < width) {
            throw new LogDamaged((place * WIDTH + hashes.size()) << (level * HEIGHT));
        }
        return hashes;
    }

    /** The root of 2^height leaves that begin at a multiple of as many. */
    private byte[] complete(int height, long from) {
        int level = height / HEIGHT;
        int count = 1 << (height % HEIGHT);
        long place = from >> (level * HEIGHT);
        List<byte[]> tile = tiles.computeIfAbsent(
                ((long) level << 56) | (place / WIDTH), key -> stored.hashes(level, place / WIDTH * WIDTH, WIDTH));
        int within = (int) (place % WIDTH);
        if (tile.size() < within + count) {
            throw new LogDamaged((place - within + tile.size()) << (level * HEIGHT));
        }
        return MerkleTree.root(tile.subList(within, within + count));
    }
}
