package nl.qualityregister.norm;

import java.util.Arrays;

/** A set of days as ranges that neither touch nor overlap, in order. */
final class Days {

    static final Days NONE = new Days(new int[0], 0);

    private final int[] bounds;
    private final int size;

    private Days(int[] bounds, int size) {
        this.bounds = bounds;
        this.size = size;
    }

    /** The union of {@code size} ranges given as from, to, from, to. */
    static Days union(int[] ranges, int size) {
        if (size == 0) {
            return NONE;
        }
        long[] sorted = new long[size];
        for (int range = 0; range < size; range++) {
            sorted[range] = ((long) ranges[2 * range] << 32) | (ranges[2 * range + 1] & 0xFFFFFFFFL);
        }
        Arrays.sort(sorted);
        int[] bounds = new int[2 * size];
        int last = -1;
        for (long range : sorted) {
            int from = (int) (range >> 32);
            int to = (int) range;
            if (last >= 0 && from <= bounds[2 * last + 1] + 1) {
                bounds[2 * last + 1] = Math.max(bounds[2 * last + 1], to);
            } else {
                last++;
                bounds[2 * last] = from;
                bounds[2 * last + 1] = to;
            }
        }
        return new Days(bounds, last + 1);
    }

    /** How many of these days lie in a range. */
    int within(int from, int to) {
        int days = 0;
        for (int range = 0; range < size; range++) {
            days += Math.max(0, Math.min(to, bounds[2 * range + 1]) - Math.max(from, bounds[2 * range]) + 1);
        }
        return days;
    }

    int size() {
        return size;
    }

    int from(int range) {
        return bounds[2 * range];
    }

    int to(int range) {
        return bounds[2 * range + 1];
    }
}
