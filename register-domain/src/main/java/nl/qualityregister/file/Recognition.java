package nl.qualityregister.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;

/**
 * Tells a file's type from its content. Five types are taken, each known by its first bytes and then read far enough to be sure; a
 * file that other programs could take for something else too is refused, whatever its name.
 */
final class Recognition {
    private static final byte[] PDF = bytes("%PDF-");
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] ZIP_END = {'P', 'K', 5, 6};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /** Within so many first bytes readers of PDF look for its header. */
    private static final int PDF_HEADER_ZONE = 1024;

    /** A ZIP archive's end record with the longest comment. */
    private static final int ZIP_END_ZONE = 22 + 0xffff;

    private Recognition() {}

    static MediaType of(Path file) throws IOException {
        byte[] head = head(file, PDF_HEADER_ZONE);
        if (startsWith(head, ZIP)) {
            refuseIf(contains(head, PDF), "ambiguous-file");
            return OfficeDocument.recognise(file);
        }
        if (startsWith(head, PDF)) {
            refuseIf(endsAsZip(file), "ambiguous-file");
            PdfDocument.check(file);
            return MediaType.PDF;
        }
        boolean png = startsWith(head, PNG);
        refuseIf(!png && !startsWith(head, JPEG), "unsupported-file-type");
        refuseIf(contains(head, PDF) || endsAsZip(file), "ambiguous-file");
        refuseIf(Scripts.within(file), "ambiguous-file");
        Picture.check(file, png ? "png" : "jpeg");
        return png ? MediaType.PNG : MediaType.JPEG;
    }

    /** Programs that open archives look for the end record from behind, whatever stands before it. */
    private static boolean endsAsZip(Path file) throws IOException {
        byte[] tail = tail(file, ZIP_END_ZONE);
        for (int at = tail.length - 22; at >= 0; at--) {
            if (Arrays.equals(tail, at, at + ZIP_END.length, ZIP_END, 0, ZIP_END.length)) {
                int comment = (tail[at + 20] & 0xff) | (tail[at + 21] & 0xff) << 8;
                if (at + 22 + comment <= tail.length) {
                    return true;
                }
            }
        }
        return false;
    }

    static byte[] head(Path file, int length) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] head = new byte[(int) Math.min(length, bytes.length())];
            bytes.readFully(head);
            return head;
        }
    }

    static byte[] tail(Path file, int length) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(length, bytes.length())];
            bytes.seek(bytes.length() - tail.length);
            bytes.readFully(tail);
            return tail;
        }
    }

    static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    static boolean contains(byte[] bytes, byte[] part) {
        return indexOf(bytes, part, 0) >= 0;
    }

    static int indexOf(byte[] bytes, byte[] part, int from) {
        for (int at = from; at <= bytes.length - part.length; at++) {
            if (bytes[at] == part[0] && Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static void refuseIf(boolean wrong, String code) {
        if (wrong) {
            throw refused(code);
        }
    }

    static InputRefused refused(String code) {
        return new InputRefused(List.of(Fault.at("/file", code)));
    }
}
