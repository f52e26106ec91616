package nl.qualityregister.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.qualityregister.jobs.Imported;
import nl.qualityregister.jobs.OrderRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final TableSchema ATTENDANCE = TableSchema.named("attendance");
    private static final String HEADER = "edition;registration_number;session";

    @TempDir
    Path folder;

    @Test
    void rowsKnowTheirNumberAndTheLineOnWhichTheyBegin() throws IOException {
        List<Row> rows = rows(HEADER + "\nA;1;\n\n\"B\n1\";2;\nC;3;");

        assertThat(rows).extracting(Row::number).containsExactly(1L, 2L, 3L);
        assertThat(rows).extracting(Row::line).containsExactly(2L, 4L, 6L);
        assertThat(rows.get(1).cell("edition")).isEqualTo("B\n1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void linesEndEitherWay(String end) throws IOException {
        List<Row> rows = rows(String.join(end, HEADER, "A;1;1", "\"B" + end + "1\";2;2", "C;3;3", ""));

        assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 5L);
        assertThat(rows).extracting(row -> row.cell("session")).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session;registration_number;edition | 1;2;A",
                "edition,registration_number,session | A,2,1",
                "'\"edition\",\"registration_number\",\"session\"' | '\"A\",\"2\",\"1\"'",
                "reject_row;reject_reasons;edition;registration_number;session | 7;why;A;2;1"
            })
    void columnsAreFoundByName(String header, String line) throws IOException {
        Row row = rows("\uFEFF" + header + "\n" + line + "\n").getFirst();

        assertThat(row.cell("edition")).isEqualTo("A");
        assertThat(row.cell("registration_number")).isEqualTo("2");
        assertThat(row.cell("session")).isEqualTo("1");
    }

    @Test
    void aColumnThatIsNotRequiredMayBeAbsent() throws IOException {
        Row row = rows("edition;registration_number\nA;2\n").getFirst();

        assertThat(row.whole("session")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edition;registration;session",
                "edition;session",
                "edition;registration_number;session;remark",
                "edition;edition;registration_number"
            })
    void anotherHeaderIsRefusedNamingWhatWasExpectedAndFound(String header) throws IOException {
        Path file = write((header + "\nA;2;1\n").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(OrderRefused.class)
                .hasMessage(file + " has not the columns of attendance\n"
                        + "  expected: edition, registration_number, session (may be absent)\n"
                        + "  found:    " + header.replace(";", ", "));
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path file = write(new byte[0]);

        assertThatThrownBy(() -> open(file)).hasMessage(file + " has no header: the first row must name the columns");
    }

    @Test
    void bytesThatAreNoUtf8AreNamedByTheirPlace() throws IOException {
        byte[] bytes = (HEADER + "\nA;1;\nCaf#;2;\n").getBytes(StandardCharsets.UTF_8);
        bytes[HEADER.length() + 9] = (byte) 0xE9;
        Path file = write(bytes);

        assertThatThrownBy(() -> open(file).checked())
                .hasMessageStartingWith(
                        file + " is no UTF-8: byte " + (HEADER.length() + 9) + ", on line 3, begins no character");
    }

    @Test
    void aCharacterCutInTwoByTheBufferIsRead() throws IOException {
        StringBuilder text = new StringBuilder(HEADER + "\n");
        while (text.length() < 200_001) {
            text.append("é;ü;\n");
        }
        Path even = write(text.toString().getBytes(StandardCharsets.UTF_8));
        Path odd = write((" " + text).getBytes(StandardCharsets.UTF_8));

        assertThat(open(even).checked()).isNotNull();
        assertThat(open(odd).checked()).isNotNull();
    }

    @Test
    void aFileThatEndsWithinACharacterIsRefused() throws IOException {
        byte[] bytes = (HEADER + "\nA;1;é").getBytes(StandardCharsets.UTF_8);
        Path file = write(java.util.Arrays.copyOf(bytes, bytes.length - 1));

        assertThatThrownBy(() -> open(file).checked()).hasMessageContaining("is no UTF-8: byte " + (bytes.length - 2));
    }

    @Test
    void aNulCharacterIsRefused() throws IOException {
        Path file = write((HEADER + "\nA;\0;\n").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> open(file).checked()).hasMessageContaining("NUL character on line 2");
    }

    @Test
    void aQuoteThatIsNotClosedIsRefused() throws IOException {
        Path file = write((HEADER + "\nA;\"1;\nB;2;\n").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> open(file).checked())
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("is no CSV file as of RFC 4180")
                .hasMessageContaining("the quote that is opened on line 2 is never closed");
    }

    @Test
    void aQuoteThatSwallowsTheFileIsFoundBeforeMemoryIsFull() throws IOException {
        Path file = write((HEADER + "\nA;\"1;\n" + "B;2;\n".repeat(400_000)).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> open(file).checked()).hasMessageContaining("a closing quote may be missing");
    }

    @Test
    void aFileThatIsAnotherThanWasOrderedIsFoundOut() throws IOException {
        Path file = write((HEADER + "\nA;1;\n").getBytes(StandardCharsets.UTF_8));
        CsvFile ordered = open(file);
        Files.writeString(file, HEADER + "\nB;1;\n");

        assertThatThrownBy(() -> ordered.open().forEachRemaining(row -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was changed while it was read");
    }

    private List<Row> rows(String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvFile.Rows open =
                open(write(text.getBytes(StandardCharsets.UTF_8))).checked().open()) {
            open.forEachRemaining(rows::add);
        }
        return rows;
    }

    private CsvFile open(Path path) {
        return CsvFile.of(Imported.file(path), ATTENDANCE);
    }

    private Path write(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(folder, "file", ".csv");
        return Files.write(file, bytes);
    }
}
