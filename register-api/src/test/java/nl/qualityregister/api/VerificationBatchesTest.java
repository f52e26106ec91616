package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.verification.BatchId;
import nl.qualityregister.verification.Batches;
import nl.qualityregister.verification.Question;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Long lists handed in and fetched over HTTP, as CSV and in a spreadsheet. */
@ApiTest
class VerificationBatchesTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Batches batches;

    @Test
    void aListIsTakenAsCsvAndAsASpreadsheetAndReadTheSame() throws Exception {
        People.Professional person = people.aJobCoach();
        String employer = people.anAccount(Role.EMPLOYER);

        Answer csv = handIn(
                employer,
                "list.csv",
                "registration_number;birth_date\r\n%s;1980-05-05\r\n0;\r\n"
                        .formatted(person.number())
                        .getBytes(StandardCharsets.UTF_8));
        Answer sheet = handIn(employer, "list.xlsx", workbook(person));

        assertThat(csv.status()).as(csv.text()).isEqualTo(201);
        assertThat(sheet.status()).as(sheet.text()).isEqualTo(201);
        assertThat(sheet.json().path("rows").asInt())
                .isEqualTo(csv.json().path("rows").asInt())
                .isEqualTo(2);
        String kept = java.nio.file.Files.readString(batches.questions(
                new BatchId(UUID.fromString(sheet.json().path("id").asString()))));
        assertThat(kept.lines().toList())
                .containsExactly("registration_number,birth_date", person.number() + ",1980-05-05", "0,");
    }

    @Test
    void theAnswersComeAsCsvAndAsASpreadsheetWithTheSameCells() throws Exception {
        People.Professional person = people.aJobCoach();
        String employer = people.anAccount(Role.EMPLOYER);
        BatchId id = new BatchId(UUID.fromString(handIn(employer, "list.xlsx", workbook(person))
                .json()
                .path("id")
                .asString()));
        answered(id, person);
        String path = "/v1/verification-batches/" + id + "/answers";

        Answer csv = api.as(employer).with("Accept", "text/csv").get(path);
        Answer sheet = api.as(employer)
                .with("Accept", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .get(path);

        List<String> cells;
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(sheet.response().body()))) {
            cells = workbook.getFirstSheet().read().stream()
                    .map(VerificationBatchesTest::cells)
                    .toList();
        }
        assertThat(csv.text()).contains(person.number() + ";registered");
        assertThat(cells).isEqualTo(csv.text().lines().toList());
    }

    private static String cells(Row row) {
        return java.util.stream.IntStream.range(0, 8)
                .mapToObj(column ->
                        row.getOptionalCell(column).map(cell -> cell.getText()).orElse(""))
                .collect(java.util.stream.Collectors.joining(";"));
    }

    /** As the worker does it. */
    private void answered(BatchId id, People.Professional person) throws IOException {
        batches.takeUp(id);
        List<String> lines = batches.answer(
                id,
                List.of(
                        new Question(person.number(), null, null, null, null),
                        new Question("0", null, null, null, null)));
        java.nio.file.Files.writeString(
                batches.answers(id),
                "registration_number;result;survivor;register;occupation;status;valid_until;renewal\r\n"
                        + String.join("\r\n", lines)
                        + "\r\n");
        batches.finish(id);
    }

    @Test
    void whatIsNoListIsRefusedWithItsReason() throws Exception {
        String employer = people.anAccount(Role.EMPLOYER);

        assertThat(handIn(employer, "x.xlsx", new byte[] {'P', 'K', 3, 4, 9, 9, 9, 9})
                        .faults())
                .containsExactly("/file malformed-workbook");
        assertThat(handIn(employer, "x.xlsx", bomb()).faults()).containsExactly("/file workbook-too-large");
        assertThat(handIn(employer, "x.csv", "name\r\nBerg\r\n".getBytes(StandardCharsets.UTF_8))
                        .faults())
                .containsExactly("/file other-columns");
    }

    private Answer handIn(String employer, String name, byte[] content) {
        return api.as(employer)
                .key(UUID.randomUUID().toString())
                .file(name, content)
                .post("/v1/verification-batches");
    }

    /** The number as a number and the day as a day, as spreadsheets have them. */
    private static byte[] workbook(People.Professional person) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("staff");
            sheet.value(0, 0, "registration_number");
            sheet.value(0, 1, "birth_date");
            sheet.value(1, 0, Long.parseLong(person.number()));
            sheet.value(1, 1, LocalDate.of(1980, 5, 5));
            sheet.style(1, 1).format("yyyy-MM-dd").set();
            sheet.value(2, 0, "0");
        }
        return out.toByteArray();
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 420; i++) {
                zip.write(nothing);
            }
        }
        return out.toByteArray();
    }
}
