package nl.qualityregister.certificate;

import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Deflates (RFC 1951, in the wrapping of RFC 1950) what a page holds: repetitions are looked for among the last few places with the
 * same three bytes, and each part of the stream gets codes of its own. What comes out is laid down by this class alone, whatever the
 * JVM's zlib does, and must never change. One at a time uses it; it is kept, since its tables cost more to make than to use.
 */
final class OwnDeflate {
    private static final int HASH_BITS = 14;
    private static final int WINDOW = 32 * 1024;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 258;
    /** Places looked at for one repetition. */
    private static final int TRIES = 12;
    /** A repetition as short as can be is not worth the way back to it when it is this far. */
    private static final int FAR = 4 * 1024;
    /** A repetition this long is taken without looking further. */
    private static final int GOOD = 64;
    /** Literals and repetitions that share their codes. */
    private static final int PART = 16 * 1024;

    private static final int END_OF_PART = 256;
    private static final int[] LENGTH_BASE = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] LENGTH_EXTRA = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCE_BASE = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };
    private static final int[] DISTANCE_EXTRA = {
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
    };
    private static final int[] ORDER_OF_LENGTHS = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final byte[] LENGTH_SYMBOL = symbols(LENGTH_BASE, LONGEST + 1);
    private static final byte[] NEAR_SYMBOL = symbols(DISTANCE_BASE, 257);

    private final int[] newest = new int[1 << HASH_BITS];
    private int[] before = new int[32 * 1024];
    /** A literal as it is; a repetition as its length above its distance. */
    private final int[] found = new int[PART];

    private final PrefixCode literals = new PrefixCode(286, 15);
    private final PrefixCode distances = new PrefixCode(30, 15);
    private final PrefixCode lengths = new PrefixCode(19, 7);
    private final int[] told = new int[286 + 30];
    private int count;

    private byte[] out = new byte[32 * 1024];
    private int size;
    private long bits;
    private int held;

    private static byte[] symbols(int[] bases, int until) {
        byte[] symbols = new byte[until];
        for (int symbol = 0; symbol < bases.length; symbol++) {
            int end = symbol + 1 < bases.length ? Math.min(bases[symbol + 1], until) : until;
            for (int i = bases[symbol]; i < end; i++) {
                symbols[i] = (byte) symbol;
            }
        }
        return symbols;
    }

    /** In the zlib format. */
    byte[] deflated(byte[] plain) {
        size = 0;
        bits = 0;
        held = 0;
        Arrays.fill(newest, -1);
        if (before.length < plain.length) {
            before = new int[plain.length];
        }
        write(0x78, 8);
        write(0x9c, 8);
        int at = 0;
        do {
            at = gather(plain, at);
            writePart(at >= plain.length);
        } while (at < plain.length);
        write(0, (8 - held % 8) % 8);
        Adler32 sum = new Adler32();
        sum.update(plain);
        for (int shift = 24; shift >= 0; shift -= 8) {
            write((int) (sum.getValue() >>> shift) & 0xff, 8);
        }
        flush();
        return Arrays.copyOf(out, size);
    }

    /**
     * Literals and repetitions from a place on, as many as make a part; returns where it ends. Where the next byte begins a longer
     * repetition, that one is taken.
     */
    private int gather(byte[] plain, int from) {
        count = 0;
        literals.clear();
        distances.clear();
        int at = from;
        int match = at < plain.length ? longest(plain, at) : 0;
        while (at < plain.length && count < PART) {
            int length = match >>> 16;
            enter(plain, at);
            int next = at + 1 < plain.length && length < GOOD ? longest(plain, at + 1) : 0;
            if (length == 0 || (next >>> 16) > length) {
                int literal = plain[at] & 0xff;
                found[count++] = literal;
                literals.count(literal);
                at++;
                match = next;
            } else {
                found[count++] = match;
                literals.count(257 + LENGTH_SYMBOL[length]);
                distances.count(symbolOf(match & 0xffff));
                int end = at + length;
                for (at++; at < end; at++) {
                    enter(plain, at);
                }
                match = at < plain.length ? longest(plain, at) : 0;
            }
        }
        literals.count(END_OF_PART);
        return at;
    }

    private static int symbolOf(int distance) {
        if (distance <= 256) {
            return NEAR_SYMBOL[distance];
        }
        int log = 31 - Integer.numberOfLeadingZeros(distance - 1);
        return 2 * log + (((distance - 1) >>> (log - 1)) & 1);
    }

    private static int hash(byte[] plain, int at) {
        int three = (plain[at] & 0xff) | ((plain[at + 1] & 0xff) << 8) | ((plain[at + 2] & 0xff) << 16);
        return (three * 0x9E3779B1) >>> (32 - HASH_BITS);
    }

    private void enter(byte[] plain, int at) {
        if (at + SHORTEST <= plain.length) {
            int hash = hash(plain, at);
            before[at] = newest[hash];
            newest[hash] = at;
        }
    }

    /** Length above distance; 0 for none. */
    private int longest(byte[] plain, int at) {
        int most = Math.min(LONGEST, plain.length - at);
        if (most < SHORTEST) {
            return 0;
        }
        int best = SHORTEST - 1;
        int distance = 0;
        int candidate = newest[hash(plain, at)];
        for (int tries = TRIES; tries > 0 && candidate >= 0 && at - candidate <= WINDOW; tries--) {
            if (plain[candidate + best] == plain[at + best]) {
                int length = Arrays.mismatch(plain, candidate, candidate + most, plain, at, at + most);
                length = length < 0 ? most : length;
                if (length > best) {
                    best = length;
                    distance = at - candidate;
                    if (best >= Math.min(GOOD, most)) {
                        break;
                    }
                }
            }
            candidate = before[candidate];
        }
        return distance == 0 || (best == SHORTEST && distance > FAR) ? 0 : (best << 16) | (distance & 0xffff);
    }

    private void writePart(boolean last) {
        literals.assign();
        distances.assign();
        write(last ? 1 : 0, 1);
        write(2, 2);
        writeCodes();
        for (int i = 0; i < count; i++) {
            int one = found[i];
            int length = one >>> 16;
            if (length == 0) {
                write(literals.codes[one], literals.lengths[one]);
            } else {
                int symbol = LENGTH_SYMBOL[length];
                write(literals.codes[257 + symbol], literals.lengths[257 + symbol]);
                write(length - LENGTH_BASE[symbol], LENGTH_EXTRA[symbol]);
                int distance = one & 0xffff;
                int far = symbolOf(distance);
                write(distances.codes[far], distances.lengths[far]);
                write(distance - DISTANCE_BASE[far], DISTANCE_EXTRA[far]);
            }
        }
        write(literals.codes[END_OF_PART], literals.lengths[END_OF_PART]);
    }

    /** The lengths of both codes, themselves in a code of their own. */
    private void writeCodes() {
        int used = literals.used(257);
        int far = distances.used(1);
        System.arraycopy(literals.lengths, 0, told, 0, used);
        System.arraycopy(distances.lengths, 0, told, used, far);
        lengths.clear();
        walkLengths(used + far, false);
        lengths.assign();
        int order = ORDER_OF_LENGTHS.length;
        while (order > 4 && lengths.lengths[ORDER_OF_LENGTHS[order - 1]] == 0) {
            order--;
        }
        write(used - 257, 5);
        write(far - 1, 5);
        write(order - 4, 4);
        for (int i = 0; i < order; i++) {
            write(lengths.lengths[ORDER_OF_LENGTHS[i]], 3);
        }
        walkLengths(used + far, true);
    }

    /** Runs of equal lengths are told as a run; the first walk counts, the second writes. */
    private void walkLengths(int all, boolean writing) {
        for (int i = 0; i < all; ) {
            int run = 1;
            while (i + run < all && told[i + run] == told[i]) {
                run++;
            }
            int length = told[i];
            int left = run;
            if (length == 0) {
                while (left >= 11) {
                    int part = Math.min(left, 138);
                    tell(18, part - 11, 7, writing);
                    left -= part;
                }
                if (left >= 3) {
                    tell(17, left - 3, 3, writing);
                    left = 0;
                }
            } else {
                tell(length, 0, 0, writing);
                left--;
                while (left >= 3) {
                    int part = Math.min(left, 6);
                    tell(16, part - 3, 2, writing);
                    left -= part;
                }
            }
            for (; left > 0; left--) {
                tell(length, 0, 0, writing);
            }
            i += run;
        }
    }

    private void tell(int symbol, int extra, int width, boolean writing) {
        if (writing) {
            write(lengths.codes[symbol], lengths.lengths[symbol]);
            write(extra, width);
        } else {
            lengths.count(symbol);
        }
    }

    private void write(int value, int width) {
        bits |= (long) value << held;
        held += width;
        if (held >= 32) {
            flush();
        }
    }

    /** All whole bytes. */
    private void flush() {
        if (size + 8 > out.length) {
            out = Arrays.copyOf(out, 2 * out.length);
        }
        while (held >= 8) {
            out[size++] = (byte) bits;
            bits >>>= 8;
            held -= 8;
        }
    }
}
