package nl.qualityregister.certificate;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.house.Sha256;

/**
 * Where a signature in a PDF says that it is, found without reading the PDF: whoever made the file, finding takes one pass over its
 * bytes and no memory but for the signatures themselves.
 *
 * @param from of the gap that holds the signature
 * @param to the first byte after the gap
 * @param end the first byte after what is signed
 */
record SealedRange(int from, int to, int end) {
    /** Whoever puts more signatures into a file is not judged by the rest. */
    private static final int MOST = 8;
    /** Bytes of one signature. */
    private static final int LARGEST = 64 * 1024;

    private static final byte[] RANGE = WrittenPdf.ascii("/ByteRange");

    static List<SealedRange> of(byte[] pdf) {
        List<SealedRange> found = new ArrayList<>();
        int at = WrittenPdf.indexOf(pdf, RANGE, 0, pdf.length);
        while (at >= 0 && found.size() < MOST) {
            read(pdf, at + RANGE.length).ifPresent(found::add);
            at = WrittenPdf.indexOf(pdf, RANGE, at + RANGE.length, pdf.length);
        }
        return found;
    }

    /** {@code [0 a b c]}: signed are the bytes before a, and c bytes from b on. */
    private static Optional<SealedRange> read(byte[] pdf, int start) {
        long[] numbers = new long[4];
        int at = start;
        for (int i = 0; i < 4; i++) {
            while (at < pdf.length && at < start + 80 && !Character.isDigit(pdf[at])) {
                if (pdf[at] != ' ' && pdf[at] != '[' && pdf[at] != '\n' && pdf[at] != '\r') {
                    return Optional.empty();
                }
                at++;
            }
            while (at < pdf.length && at < start + 80 && Character.isDigit(pdf[at])) {
                numbers[i] = Math.min(numbers[i] * 10 + (pdf[at] - '0'), Integer.MAX_VALUE);
                at++;
            }
        }
        long end = numbers[2] + numbers[3];
        boolean inOrder = numbers[0] == 0 && 0 < numbers[1] && numbers[1] < numbers[2] && numbers[2] < end;
        return inOrder && end <= pdf.length && numbers[2] - numbers[1] <= 2L * LARGEST + 2
                ? Optional.of(new SealedRange((int) numbers[1], (int) numbers[2], (int) end))
                : Optional.empty();
    }

    /** The signature in the gap, with the zeros that fill it up; empty when there is none. */
    Optional<byte[]> signature(byte[] pdf) {
        if (pdf[from] != '<' || pdf[to - 1] != '>') {
            return Optional.empty();
        }
        try {
            return Optional.of(HexFormat.of()
                    .parseHex(new String(pdf, from + 1, to - from - 2, java.nio.charset.StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    byte[] digest(byte[] pdf) {
        MessageDigest digest = Sha256.digest();
        digest.update(pdf, 0, from);
        digest.update(pdf, to, end - to);
        return digest.digest();
    }

    /** The file as it was when it was sealed. */
    byte[] sealedFile(byte[] pdf) {
        return Arrays.copyOf(pdf, end);
    }

    boolean coversAll(byte[] pdf) {
        return end == pdf.length;
    }
}
