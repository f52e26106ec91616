package nl.qualityregister.jobs.imports;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.jobs.InputFile;
import nl.qualityregister.jobs.OrderRefused;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file (RFC 4180, UTF-8) whose header fits its description; opened as a stream of rows as often as needed. */
final class CsvFile {
    /** Nothing in a register needs a row of more characters; an unclosed quote would swallow the rest of the file. */
    private static final int LONGEST_ROW = 1_000_000;

    private static final int BUFFER = 1 << 16;
    /** As the library says it. */
    private static final Pattern UNCLOSED =
            Pattern.compile("startline (\\d+)\\) EOF reached before encapsulated token");

    private static final List<Character> SEPARATORS = List.of(';', ',');

    private final InputFile file;
    private final Layout layout;

    private CsvFile(InputFile file, Layout layout) {
        this.file = file;
        this.layout = layout;
    }

    /** Refuses a file that is no UTF-8, has no header, or another than described. */
    static CsvFile of(InputFile file, TableSchema schema) {
        decodes(file.path());
        Layout layout = layout(file.path());
        if (!schema.fits(layout.columns())) {
            throw new OrderRefused(List.of(
                    file.path() + " has not the columns of " + schema.name(),
                    "  expected: " + String.join(", ", described(schema)),
                    "  found:    " + String.join(", ", layout.header())));
        }
        return new CsvFile(file, layout);
    }

    private static List<String> described(TableSchema schema) {
        return schema.columns().stream()
                .map(column -> column.required() ? column.name() : column.name() + " (may be absent)")
                .toList();
    }

    Layout layout() {
        return layout;
    }

    /** Reads it once to its end; refuses a file that is no CSV, naming the place. */
    CsvFile checked() {
        try (Rows rows = open()) {
            while (rows.hasNext()) {
                rows.next();
            }
        } catch (UncheckedIOException | IOException e) {
            throw new OrderRefused(file.path() + " is no CSV file as of RFC 4180: " + cause(e));
        }
        return this;
    }

    private static String cause(Exception e) {
        Throwable cause = e.getCause();
        String told =
                Objects.requireNonNullElse(cause instanceof IOException ? cause.getMessage() : e.getMessage(), "");
        Matcher unclosed = UNCLOSED.matcher(told);
        return unclosed.find() ? "the quote that is opened on line " + unclosed.group(1) + " is never closed" : told;
    }

    /** A file that changes while it is read, or between a stop and its continuation, is found out at its end by its hash. */
    Rows open() throws IOException {
        return new Rows(file, layout);
    }

    private static Layout layout(Path path) {
        boolean marked = isMarked(path);
        return SEPARATORS.stream()
                .map(separator -> Layout.of(separator, marked, header(path, separator)))
                .max(Comparator.comparing(Layout::width))
                .filter(layout -> layout.width() > 0)
                .orElseThrow(() -> new OrderRefused(path + " has no header: the first row must name the columns"));
    }

    /** Read with the wrong separator a header has one column, or none that ends where its quotes do. */
    private static List<String> header(Path path, char separator) {
        try (Reader reader = new BoundedReader(reader(Files.newInputStream(path)));
                CSVParser parser = CSVParser.parse(reader, format(separator))) {
            Iterator<CSVRecord> records = parser.iterator();
            return records.hasNext()
                    ? records.next().stream().map(String::strip).toList()
                    : List.of();
        } catch (UncheckedIOException | IOException e) {
            return List.of();
        }
    }

    private static boolean isMarked(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return isMark(in.readNBytes(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMark(byte[] start) {
        return start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
    }

    private static Reader reader(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(3);
        if (!isMark(buffered.readNBytes(3))) {
            buffered.reset();
        }
        return new InputStreamReader(buffered, strict());
    }

    private static CharsetDecoder strict() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .get();
    }

    private static void decodes(Path path) {
        CharsetDecoder decoder = strict();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
        CharBuffer characters = CharBuffer.allocate(BUFFER);
        long offset = 0;
        long line = 1;
        try (InputStream in = Files.newInputStream(path)) {
            for (boolean end = false; !end; ) {
                bytes.compact();
                int length = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = length < 0;
                bytes.position(bytes.position() + Math.max(0, length)).flip();
                CoderResult result = decoder.decode(bytes, characters.clear(), end);
                for (int i = 0; i < characters.position(); i++) {
                    char character = characters.get(i);
                    line += character == '\n' ? 1 : 0;
                    if (character == 0) {
                        throw new OrderRefused(path + " is no text: there is a NUL character on line " + line);
                    }
                }
                if (result.isError()) {
                    throw new OrderRefused(path + " is no UTF-8: byte " + (offset + bytes.position()) + ", on line "
                            + line + ", begins no character; save the file as CSV in UTF-8");
                }
                offset += bytes.position();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the file, in order. */
    static final class Rows implements Iterator<Row>, AutoCloseable {
        private final InputFile file;
        private final Layout layout;
        private final DigestInputStream bytes;
        private final BoundedReader reader;
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private long number;
        private boolean ended;

        Rows(InputFile file, Layout layout) throws IOException {
            this.file = file;
            this.layout = layout;
            this.bytes = new DigestInputStream(Files.newInputStream(file.path()), Sha256.digest());
            this.reader = new BoundedReader(reader(bytes));
            this.parser = CSVParser.parse(reader, format(layout.separator()));
            this.records = parser.iterator();
            if (records.hasNext()) {
                records.next();
            }
        }

        @Override
        public boolean hasNext() {
            reader.nextRow();
            if (!ended && !records.hasNext()) {
                ended = true;
                requireUnchanged();
            }
            return !ended;
        }

        @Override
        public Row next() {
            CSVRecord record = records.next();
            List<String> cells = record.toList();
            return new Row(++number, parser.getCurrentLineNumber() - lines(cells), cells, layout);
        }

        /** How many lines a row has: the parser stands at its end. */
        private static long lines(List<String> cells) {
            return cells.stream()
                    .flatMapToInt(String::chars)
                    .filter(character -> character == '\n')
                    .count();
        }

        private void requireUnchanged() {
            try {
                bytes.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (!HexFormat.of().formatHex(bytes.getMessageDigest().digest()).equals(file.hash())) {
                throw new IllegalStateException(file.path() + " was changed while it was read");
            }
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }

    private static final class BoundedReader extends FilterReader {
        private long sinceRow;

        BoundedReader(Reader in) {
            super(in);
        }

        void nextRow() {
            sinceRow = 0;
        }

        @Override
        public int read() throws IOException {
            int character = super.read();
            count(character < 0 ? 0 : 1);
            return character;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            sinceRow += read;
            if (sinceRow > LONGEST_ROW) {
                throw new IOException(
                        "a row of more than " + LONGEST_ROW + " characters; a closing quote may be missing");
            }
        }
    }
}
