package nl.qualityregister.api.operation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.springframework.web.multipart.MultipartFile;

/** Lists in spreadsheets (XLSX): read as the CSV that they stand for, and written from it, row by row. */
final class Workbooks {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Unpacked; a list of a million rows is far below it. */
    private static final long LARGEST = 400L << 20;

    private static final int MOST_COLUMNS = 20;
    private static final int ROWS_IN_MEMORY = 5_000;

    private Workbooks() {}

    /** By its first bytes; what it is called does not matter. */
    static boolean isOne(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            byte[] first = in.readNBytes(4);
            return first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3 && first[3] == 4;
        }
    }

    /**
     * The first sheet as CSV. Refuses with InputRefused what cannot be read, holds a bomb, or has more rows than that.
     *
     * @param days the columns in which a number is a day
     */
    static void toCsv(MultipartFile file, Path csv, int mostRows, List<String> days) throws IOException {
        Path packed = Files.createTempFile("workbook", ".xlsx");
        try {
            file.transferTo(packed);
            requireSmall(packed);
            unpack(packed, csv, mostRows, days);
        } catch (ExcelReaderException | IOException | UncheckedIOException unreadable) {
            throw refused("malformed-workbook", "sheet", 1);
        } finally {
            Files.delete(packed);
        }
    }

    private static void unpack(Path packed, Path csv, int mostRows, List<String> days) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(packed.toFile());
                Stream<Row> rows = workbook.getFirstSheet().openStream();
                BufferedWriter out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            List<String> header = List.of();
            int written = 0;
            for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
                Row row = all.next();
                List<String> cells = cells(row, header, days);
                if (header.isEmpty()) {
                    header = cells.stream()
                            .map(name -> name.strip().toLowerCase(Locale.ROOT))
                            .toList();
                } else if (++written > mostRows) {
                    throw refused("too-many", "max", mostRows);
                }
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    printer.printRecord(cells);
                }
            }
        }
    }

    private static List<String> cells(Row row, List<String> header, List<String> days) {
        int width = Math.min(MOST_COLUMNS, header.isEmpty() ? row.getCellCount() : header.size());
        List<String> cells = new ArrayList<>(width);
        for (int column = 0; column < width; column++) {
            boolean day = column < header.size() && days.contains(header.get(column));
            cells.add(row.getOptionalCell(column).map(cell -> text(cell, day)).orElse(""));
        }
        while (header.isEmpty() && !cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return cells;
    }

    /** A number of nine digits is often typed as a number, and a day is one in any case. */
    private static String text(Cell cell, boolean day) {
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            return day
                    ? cell.asDate().toLocalDate().toString()
                    : number.stripTrailingZeros().toPlainString();
        }
        String text = cell.getText();
        return text == null ? "" : text.strip();
    }

    /** By unpacking it: what it says of its own size may be wrong. */
    private static void requireSmall(Path packed) throws IOException {
        long size = 0;
        byte[] buffer = new byte[64 << 10];
        try (ZipFile zip = new ZipFile(packed.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        size += read;
                        if (size > LARGEST) {
                            throw refused("workbook-too-large", "max", LARGEST >> 20);
                        }
                    }
                }
            }
        }
    }

    private static InputRefused refused(String code, String name, Object value) {
        return new InputRefused(List.of(new Fault("/file", code, Map.of(name, value.toString()))));
    }

    /** The rows of a CSV with semicolons; every cell is text, so that nothing in it is taken for a formula. */
    static void fromCsv(Path csv, OutputStream out) throws IOException {
        try (CSVParser parser = CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(';')
                        .get()
                        .parse(Files.newBufferedReader(csv, StandardCharsets.UTF_8));
                Workbook workbook = new Workbook(out, "Quality register", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("answers");
            int place = 0;
            for (CSVRecord record : parser) {
                for (int column = 0; column < record.size(); column++) {
                    if (!record.get(column).isEmpty()) {
                        sheet.value(place, column, record.get(column));
                    }
                }
                if (++place % ROWS_IN_MEMORY == 0) {
                    sheet.flush();
                }
            }
        }
    }
}
