package nl.qualityregister.certificate;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import nl.qualityregister.house.Sha256;

/** A PDF with room for its seal: everything but the room is what the seal is of. */
final class Unsealed {
    private static final byte[] CONTENTS = WrittenPdf.ascii("/Contents <");
    private static final byte[] RANGE = WrittenPdf.ascii("/ByteRange [");
    private static final int DIGITS = 8;

    private final byte[] pdf;
    private final int from;
    private final int to;

    private Unsealed(byte[] pdf, int from, int to) {
        this.pdf = pdf;
        this.from = from;
        this.to = to;
    }

    /** The value of the range before it is known. */
    static String range() {
        return "[0 " + "0".repeat(DIGITS) + " " + "0".repeat(DIGITS) + " " + "0".repeat(DIGITS) + "]";
    }

    /** The value of the contents before there are any. */
    static String room(int bytes) {
        return "<" + "0".repeat(2 * bytes) + ">";
    }

    /** @param pdf with one signature, its range and contents as given here; the range is filled in */
    static Unsealed of(byte[] pdf) {
        int range = WrittenPdf.indexOf(pdf, RANGE, 0, pdf.length) + RANGE.length + 2;
        int contents = WrittenPdf.indexOf(pdf, CONTENTS, 0, pdf.length);
        if (range < RANGE.length || contents < 0) {
            throw new IllegalStateException("there is no room for a seal");
        }
        int from = contents + CONTENTS.length - 1;
        int to = from;
        while (pdf[to] != '>') {
            to++;
        }
        to++;
        byte[] ranged = pdf.clone();
        int[] numbers = {from, to, pdf.length - to};
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(WrittenPdf.digits(numbers[i], DIGITS), 0, ranged, range + i * (DIGITS + 1), DIGITS);
        }
        return new Unsealed(ranged, from, to);
    }

    /** SHA-256 of all but the room. */
    byte[] digest() {
        MessageDigest digest = Sha256.digest();
        digest.update(pdf, 0, from);
        digest.update(pdf, to, pdf.length - to);
        return digest.digest();
    }

    byte[] with(byte[] seal) {
        byte[] hex = WrittenPdf.ascii(HexFormat.of().formatHex(seal));
        if (hex.length > to - from - 2) {
            throw new IllegalStateException("a seal of " + seal.length + " bytes does not fit into " + (to - from) / 2);
        }
        byte[] sealed = Arrays.copyOf(pdf, pdf.length);
        System.arraycopy(hex, 0, sealed, from + 1, hex.length);
        return sealed;
    }
}
