package nl.qualityregister.certificate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A PDF as OpenPDF wrote it, its streams not yet made smaller, and the same file put together by us: each stream deflated, and the
 * table of places written anew in plain digits (OpenPDF writes it in the digits of the JVM's locale, so that a machine set to Arabic
 * would make files that nothing can open).
 */
final class WrittenPdf {
    private static final int ENTRY = 20;
    private static final int DIGITS_OF_PLACE = 10;
    private static final byte[] STREAM = ascii("stream\n");
    private static final byte[] END_OF_STREAM = ascii("\nendstream");
    private static final byte[] DEFLATED = ascii("/FlateDecode");
    private static final byte[] ATTACHMENT = ascii("/EmbeddedFile");

    private final byte[] pdf;
    private final int table;
    private final int firstEntry;
    private final int[] places;

    WrittenPdf(byte[] pdf) {
        this.pdf = pdf;
        this.table = lastIndexOf(pdf, ascii("\nxref\n")) + 1;
        int header = indexOf(pdf, '\n', table) + 1;
        this.firstEntry = indexOf(pdf, '\n', header) + 1;
        this.places = new int[(trailer() - firstEntry) / ENTRY];
        byte zero = pdf[firstEntry];
        for (int number = 1; number < places.length; number++) {
            places[number] = place(firstEntry + number * ENTRY, zero);
        }
    }

    /** The whole file again. */
    byte[] with(Deflating deflating) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length);
        int[] order = inOrderOfPlace();
        int[] moved = new int[places.length];
        out.write(pdf, 0, order.length == 0 ? table : places[order[0]]);
        for (int i = 0; i < order.length; i++) {
            moved[order[i]] = out.size();
            int end = i + 1 < order.length ? places[order[i + 1]] : table;
            write(places[order[i]], end, deflating, out);
        }
        int start = out.size();
        out.write(pdf, table, firstEntry - table);
        for (int number = 0; number < moved.length; number++) {
            out.writeBytes(digits(moved[number], DIGITS_OF_PLACE));
            out.writeBytes(ascii(number == 0 ? " 65535 f \n" : " 00000 n \n"));
        }
        int startxref = lastIndexOf(pdf, ascii("startxref\n"));
        out.write(pdf, trailer(), startxref - trailer());
        out.writeBytes(ascii("startxref\n" + Integer.toString(start)));
        int rest = indexOf(pdf, '\n', startxref + "startxref\n".length());
        out.write(pdf, rest, pdf.length - rest);
        return out.toByteArray();
    }

    private void write(int from, int end, Deflating deflating, ByteArrayOutputStream out) {
        int stream = indexOf(pdf, STREAM, from, end);
        if (stream < 0 || indexOf(pdf, DEFLATED, from, stream) < 0) {
            out.write(pdf, from, end - from);
            return;
        }
        int first = stream + STREAM.length;
        int last = lastIndexOf(pdf, END_OF_STREAM, end);
        byte[] plain = Deflating.inflate(Arrays.copyOfRange(pdf, first, last));
        byte[] smaller = deflating.deflate(plain, indexOf(pdf, ATTACHMENT, from, stream) >= 0);
        int length = indexOf(pdf, ascii("/Length "), from, stream) + "/Length ".length();
        int afterLength = length;
        while (Character.isDigit(pdf[afterLength])) {
            afterLength++;
        }
        out.write(pdf, from, length - from);
        out.writeBytes(ascii(Integer.toString(smaller.length)));
        out.write(pdf, afterLength, first - afterLength);
        out.writeBytes(smaller);
        out.write(pdf, last, end - last);
    }

    private int[] inOrderOfPlace() {
        return java.util.stream.IntStream.range(1, places.length)
                .boxed()
                .sorted(java.util.Comparator.comparingInt(number -> places[number]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int place(int entry, byte zero) {
        int place = 0;
        for (int i = entry; i < entry + DIGITS_OF_PLACE; i++) {
            place = place * 10 + (byte) (pdf[i] - zero);
        }
        return place;
    }

    private int trailer() {
        return indexOf(pdf, ascii("trailer"), firstEntry, pdf.length);
    }

    /** With leading zeros, in plain digits. */
    static byte[] digits(int number, int count) {
        byte[] digits = new byte[count];
        int left = number;
        for (int i = count - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        return digits;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static int indexOf(byte[] in, byte[] what, int from, int end) {
        for (int i = from; i <= end - what.length; i++) {
            if (in[i] == what[0] && Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    static int lastIndexOf(byte[] in, byte[] what) {
        return lastIndexOf(in, what, in.length);
    }

    private static int lastIndexOf(byte[] in, byte[] what, int end) {
        for (int i = end - what.length; i >= 0; i--) {
            if (in[i] == what[0] && Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    private static int indexOf(byte[] in, char what, int from) {
        for (int i = from; i < in.length; i++) {
            if (in[i] == what) {
                return i;
            }
        }
        return in.length;
    }
}
