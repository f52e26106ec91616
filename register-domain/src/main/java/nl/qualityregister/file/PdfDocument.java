package nl.qualityregister.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PDF that holds together: the header at its beginning, the end mark and the place of the cross-references at its end, every
 * cross-reference section from there back, and a trailer that names the catalogue. Read here in small windows and so many bytes in all,
 * because readers made for honest files (OpenPDF's among them) reserve memory by numbers in the file, unpack without bound and follow a
 * ring of sections for ever.
 */
final class PdfDocument {
    private static final int END_ZONE = 2048;
    private static final int DICTIONARY = 64 * 1024;
    private static final int MOST_SECTIONS = 500;

    private static final Pattern HEADER = Pattern.compile("\\A%PDF-[12]\\.[0-9]");
    private static final Pattern END = Pattern.compile("startxref\\s+([0-9]{1,9})\\s+%%EOF");
    private static final Pattern TABLE = Pattern.compile("\\A\\s{0,8}xref\\s+[0-9]{1,10}\\s+[0-9]{1,10}\\s");
    private static final Pattern STREAM =
            Pattern.compile("\\A\\s{0,8}[0-9]{1,10}\\s+[0-9]{1,5}\\s+obj\\s*(<<.*?)\\bstream\\b", Pattern.DOTALL);
    private static final Pattern TRAILER = Pattern.compile("trailer\\s*(<<.*?)(?:startxref|\\z)", Pattern.DOTALL);
    private static final Pattern CATALOGUE = Pattern.compile("/Root\\s+[0-9]{1,10}\\s+[0-9]{1,5}\\s+R");
    private static final Pattern ENCRYPTED = Pattern.compile("/Encrypt\\s");
    private static final Pattern EARLIER = Pattern.compile("/Prev\\s+([0-9]{1,9})");

    private final RandomAccessFile file;
    private final long length;
    private long budget;

    private PdfDocument(RandomAccessFile file) throws IOException {
        this.file = file;
        this.length = file.length();
        // each byte once, and each of the sections' windows
        this.budget = length + 2L * DICTIONARY * MOST_SECTIONS;
    }

    static void check(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            Recognition.refuseIf(!new PdfDocument(file).holdsTogether(), "damaged-file");
        }
    }

    private boolean holdsTogether() throws IOException {
        if (!HEADER.matcher(window(0, 16)).find()) {
            return false;
        }
        long at = lastCrossReferences();
        boolean catalogue = false;
        Set<Long> seen = new HashSet<>();
        while (at >= 0) {
            if (at >= length || !seen.add(at) || seen.size() > MOST_SECTIONS) {
                return false;
            }
            String dictionary = dictionaryOf(at);
            if (dictionary.isEmpty()) {
                return false;
            }
            Recognition.refuseIf(ENCRYPTED.matcher(dictionary).find(), "encrypted-file");
            catalogue |= CATALOGUE.matcher(dictionary).find();
            Matcher earlier = EARLIER.matcher(dictionary);
            at = earlier.find() ? Long.parseLong(earlier.group(1)) : -1;
        }
        return catalogue;
    }

    /** A place beyond the file when there is none. */
    private long lastCrossReferences() throws IOException {
        Matcher end = END.matcher(window(Math.max(0, length - END_ZONE), END_ZONE));
        long at = length;
        while (end.find()) {
            at = Long.parseLong(end.group(1));
        }
        return at;
    }

    /** The trailer of the table, or the dictionary of the cross-reference stream, that begins here; empty when neither does. */
    private String dictionaryOf(long at) throws IOException {
        String window = window(at, DICTIONARY);
        Matcher stream = STREAM.matcher(window);
        if (stream.find() && stream.group(1).contains("/XRef")) {
            return stream.group(1);
        }
        return TABLE.matcher(window).find() ? trailerAfter(at) : "";
    }

    private String trailerAfter(long table) throws IOException {
        long from = table;
        while (from < length) {
            int found = window(from, DICTIONARY).indexOf("trailer");
            if (found >= 0) {
                Matcher trailer = TRAILER.matcher(window(from + found, DICTIONARY));
                return trailer.lookingAt() ? trailer.group(1) : "";
            }
            // the word may lie across the edge
            from += DICTIONARY - "trailer".length();
        }
        return "";
    }

    private String window(long at, int size) throws IOException {
        byte[] bytes = new byte[(int) Math.max(0, Math.min(size, length - at))];
        budget -= bytes.length;
        Recognition.refuseIf(budget < 0, "damaged-file");
        file.seek(at);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
