package nl.qualityregister.api.operation;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Attendance as a CSV file (RFC 4180) of at most 5,000 rows: UTF-8, with or without a byte-order mark, parted by {@code ;} as Excel does
 * here or by {@code ,}. What cannot be read at all is refused as a whole; what a row says is judged with the row.
 */
final class CsvRows {
    static final int MOST = 5_000;

    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[\\n\\r,;\\t\\u2028\\u2029]+");

    private static final String EDITION = "edition";
    private static final String NUMBER = "registration_number";
    private static final String SESSION = "session";

    private CsvRows() {}

    /** Refuses with the faults of the file: its encoding, its form, its columns, its length. */
    static List<AttendanceRow> read(byte[] content) {
        String text = decoded(content);
        char separator = text.lines().findFirst().orElse("").indexOf(';') >= 0 ? ';' : ',';
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() > MOST + 1) {
                throw refused("too-many", "max", MOST);
            }
            return rows(records);
        } catch (UncheckedIOException | IOException unreadable) {
            throw refused("malformed-csv", "line", text.lines().count());
        }
    }

    static String decoded(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            int nul = text.indexOf('\0');
            if (nul >= 0) {
                throw refused(
                        "wrong-encoding",
                        "line",
                        1 + text.substring(0, nul).lines().count());
            }
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw refused("wrong-encoding", "line", lineOfFirstFault(content));
        }
    }

    /** Decoding stops at the byte that begins no character. */
    private static long lineOfFirstFault(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        StandardCharsets.UTF_8.newDecoder().decode(bytes, java.nio.CharBuffer.allocate(content.length + 1), true);
        return 1
                + IntStream.range(0, bytes.position())
                        .filter(i -> content[i] == '\n')
                        .count();
    }

    private static List<AttendanceRow> rows(List<CSVRecord> records) {
        List<String> header = records.isEmpty()
                ? List.of()
                : records.getFirst().stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        if (!header.containsAll(List.of(EDITION, NUMBER))
                || !List.of(EDITION, NUMBER, SESSION).containsAll(header)
                || header.stream().distinct().count() < header.size()) {
            throw refused("other-columns", "found", String.join(", ", header));
        }
        if (records.size() == 1) {
            throw refused("required", "rows", 0);
        }
        return records.subList(1, records.size()).stream()
                .map(row -> row(header, row))
                .toList();
    }

    /** A session that is no number is no session there is. */
    private static AttendanceRow row(List<String> header, CSVRecord row) {
        String session = cell(header, row, SESSION);
        return new AttendanceRow(
                cell(header, row, EDITION),
                cell(header, row, NUMBER),
                session.isEmpty()
                        ? null
                        : session.matches("[0-9]{1,4}") ? Integer.valueOf(session) : Integer.valueOf(0));
    }

    private static String cell(List<String> header, CSVRecord row, String column) {
        int place = header.indexOf(column);
        return place < 0 || place >= row.size() ? "" : row.get(place).strip();
    }

    /** The numbers of a list as people paste it: one a line, or parted by commas, semicolons or tabs. */
    static List<AttendanceRow> pasted(String edition, String numbers, @Nullable Integer session) {
        List<AttendanceRow> rows = new ArrayList<>();
        BETWEEN_NUMBERS
                .splitAsStream(numbers)
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .forEach(number -> rows.add(new AttendanceRow(edition, number, session)));
        if (rows.isEmpty()) {
            throw new InputRefused(List.of(Fault.at("/numbers", "required")));
        }
        if (rows.size() > MOST) {
            throw new InputRefused(List.of(Fault.at("/numbers", "too-many", "max", MOST)));
        }
        return rows;
    }

    private static InputRefused refused(String code, String name, Object value) {
        return new InputRefused(List.of(new Fault("", code, Map.of(name, value.toString()))));
    }
}
