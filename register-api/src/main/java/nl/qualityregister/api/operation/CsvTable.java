package nl.qualityregister.api.operation;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file (RFC 4180) with a row of column names: UTF-8, with or without a byte-order mark, parted by {@code ;} as Excel does here or
 * by {@code ,}. What cannot be read at all is refused as a whole; an empty cell is no value.
 *
 * @param rows each by column, without empty cells
 */
record CsvTable(List<Map<String, String>> rows) {
    CsvTable {
        rows = List.copyOf(rows);
    }

    static CsvTable read(byte[] content, Set<String> required, Set<String> optional, int most) {
        String text = CsvRows.decoded(content);
        char separator = text.lines().findFirst().orElse("").indexOf(';') >= 0 ? ';' : ',';
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() > most + 1) {
                throw refused("too-many", "max", most);
            }
            return new CsvTable(rows(records, required, optional));
        } catch (UncheckedIOException | IOException unreadable) {
            throw refused("malformed-csv", "line", text.lines().count());
        }
    }

    private static List<Map<String, String>> rows(List<CSVRecord> records, Set<String> required, Set<String> optional) {
        List<String> header = records.isEmpty()
                ? List.of()
                : records.getFirst().stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        if (!header.containsAll(required)
                || header.stream().anyMatch(name -> !required.contains(name) && !optional.contains(name))
                || header.stream().distinct().count() < header.size()) {
            throw refused("other-columns", "found", String.join(", ", header));
        }
        if (records.size() == 1) {
            throw refused("required", "rows", 0);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (CSVRecord one : records.subList(1, records.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(header.size(), one.size()); i++) {
                if (!one.get(i).isBlank()) {
                    row.put(header.get(i), one.get(i).strip());
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static InputRefused refused(String code, String name, Object value) {
        return new InputRefused(List.of(new Fault("", code, Map.of(name, value.toString()))));
    }

    /** A row as it is written; a cell that a spreadsheet would take for a formula is made text. */
    static String line(Object... cells) {
        StringBuilder line = new StringBuilder();
        for (Object cell : cells) {
            String text = String.valueOf(cell);
            if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
                text = "'" + text;
            }
            boolean quoted = text.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r');
            line.append(line.isEmpty() ? "" : ";").append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
        return line.append("\r\n").toString();
    }
}
