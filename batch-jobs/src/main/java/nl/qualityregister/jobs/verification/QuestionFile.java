package nl.qualityregister.jobs.verification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.verification.Question;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Questions row by row, from the one after the last of the last committed chunk. For one thread. */
final class QuestionFile implements ItemStreamReader<Question> {
    private static final String READ = "read";

    private final Path file;
    private @Nullable CSVParser parser;
    private @Nullable Iterator<CSVRecord> rows;
    private List<String> header = List.of();
    private long read;

    QuestionFile(Path file) {
        this.file = file;
    }

    @Override
    public void open(ExecutionContext context) {
        read = context.getLong(READ, 0);
        try (Stream<String> lines = Files.lines(file)) {
            char separator = lines.findFirst().orElse("").indexOf(';') >= 0 ? ';' : ',';
            BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            CSVParser opened = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(separator)
                    .setIgnoreEmptyLines(true)
                    .get()
                    .parse(reader);
            parser = opened;
            Iterator<CSVRecord> all = opened.iterator();
            header = all.next().stream()
                    .map(name -> name.replace("\ufeff", "").strip().toLowerCase(Locale.ROOT))
                    .toList();
            for (long i = 0; i < read && all.hasNext(); i++) {
                all.next();
            }
            rows = all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable Question read() {
        Iterator<CSVRecord> all = rows;
        if (all == null || !all.hasNext()) {
            return null;
        }
        read++;
        CSVRecord row = all.next();
        @Nullable String register = cell(row, "register");
        @Nullable String occupation = cell(row, "occupation");
        @Nullable String number = cell(row, "registration_number");
        return new Question(
                number == null ? "" : number.substring(0, Math.min(100, number.length())),
                register == null ? null : new RegisterId(register),
                occupation == null ? null : new OccupationCode(occupation),
                day(cell(row, "birth_date")),
                cell(row, "name"));
    }

    /** A day that cannot be read is nobody's: the number will not be found. */
    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException other) {
            return LocalDate.EPOCH.minusYears(1_000);
        }
    }

    private @Nullable String cell(CSVRecord row, String column) {
        int place = header.indexOf(column);
        String text = place < 0 || place >= row.size() ? "" : row.get(place).strip();
        return text.isEmpty() ? null : text;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(READ, read);
    }

    @Override
    public void close() {
        CSVParser opened = parser;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
