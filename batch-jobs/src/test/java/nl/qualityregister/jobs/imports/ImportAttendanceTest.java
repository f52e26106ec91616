package nl.qualityregister.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.course.NewEdition;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.JobRun.Outcome;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.OrderRefused;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@JobTest
class ImportAttendanceTest {
    private static final String HEADER = "edition;registration_number;session";

    @Autowired
    Jobs jobs;

    @Autowired
    Courses courses;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    @TempDir
    Path folder;

    private Learners learners;

    @BeforeEach
    void learners() {
        learners = new Learners(rooms);
    }

    @Test
    void goodRowsGoInAndFaultyRowsAreExplained() throws IOException {
        Learner anna = learners.aRegistrant();
        Learner bert = learners.aRegistrant();
        String edition = editions(1).getFirst();
        Path file = file(
                HEADER,
                edition + ";" + anna.number() + ";",
                "NOWHERE;" + anna.number() + ";",
                edition + ";KR " + bert.number() + ";",
                edition + ";123456789;x",
                edition + ";" + anna.number(),
                "\"" + edition + "\";\"12;3\"\"4\n5\";",
                edition + ";" + anna.number() + ";");

        JobRun run = run(file);

        assertThat(run.outcome()).isEqualTo(Outcome.DONE);
        assertThat(run.summary())
                .containsEntry("rows", 7L)
                .containsEntry("new", 2L)
                .containsEntry("known", 1L)
                .containsEntry("rejected", 4L);
        assertThat(attended(edition))
                .containsExactlyInAnyOrder(anna.id().value(), bert.id().value());
        assertThat(Files.readString(rejects(run))).isEqualTo("""
                        reject_row;reject_line;reject_columns;reject_codes;reject_reasons;edition;registration_number;session\r
                        2;3;edition;unknown-edition;This edition is not known here.;NOWHERE;%1$s;\r
                        4;5;session;no-whole-number;This is not a whole number.;%2$s;123456789;x\r
                        5;6;;wrong-number-of-fields;The row has 2 fields, the header 3.;%2$s;%1$s\r
                        6;7;registration_number;malformed-number;This is not a registration number.;%2$s;"12;3""4\n5";\r
                        """.formatted(anna.number(), edition));
    }

    @Test
    void theRejectsFileIsReadableForItsOwnerOnly() throws IOException {
        JobRun run = run(file(HEADER, "NOWHERE;100000016;"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects(run))))
                .isEqualTo("rw-------");
    }

    @Test
    void theSameFileAgainDoesNothing() throws IOException {
        String edition = editions(1).getFirst();
        Path file = file(HEADER, edition + ";" + learners.aRegistrant().number() + ";");
        JobRun first = run(file);

        JobRun second = run(file);
        JobRun elsewhere = run(Files.copy(file, folder.resolve("copy.csv")));

        assertThat(second.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(elsewhere.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(second.summary()).isEqualTo(first.summary());
    }

    @Test
    void theSameFileOnceMoreChangesNothingAndRejectsTheSame() throws IOException {
        String edition = editions(1).getFirst();
        Path file = file(HEADER, edition + ";" + learners.aRegistrant().number() + ";", "NOWHERE;100000016;");
        JobRun first = run(file);
        String rejects = Files.readString(rejects(first));

        JobRun again = jobs.run("ImportAttendance", Map.of("file", file.toString(), "again", "true"));

        assertThat(again.outcome()).isEqualTo(Outcome.DONE);
        assertThat(again.summary())
                .containsEntry("new", 0L)
                .containsEntry("known", 1L)
                .containsEntry("rejected", 1L);
        assertThat(Files.readString(rejects(again))).isEqualTo(rejects);
    }

    @Test
    void aMendedRejectsFileIsHandedInAsItIs() throws IOException {
        Learner anna = learners.aRegistrant();
        String edition = editions(1).getFirst();
        JobRun first = run(file("\uFEFF" + HEADER, "NOWHERE;" + anna.number() + ";"));
        Path mended = folder.resolve("mended.csv");
        Files.writeString(mended, Files.readString(rejects(first)).replace("NOWHERE", edition));

        JobRun second = run(mended);

        assertThat(Files.readString(mended)).startsWith("\uFEFFreject_row;");
        assertThat(second.count("new")).isEqualTo(1);
        assertThat(second.count("rejected")).isZero();
        assertThat(second.summary()).doesNotContainKey("rejects");
    }

    @Test
    void killedAfterTheRejectsFileWasWrittenItKeepsTheFile() throws IOException {
        Path file = file(HEADER, "NOWHERE;100000016;");
        JobRun first = run(file);
        String rejects = Files.readString(rejects(first));
        jdbc.sql("update batch_job_execution set status = 'STARTED', end_time = null where job_execution_id = :id")
                .param("id", first.execution())
                .update();
        jdbc.sql("""
                        update batch_step_execution set status = 'STARTED', end_time = null
                        where job_execution_id = :id and step_name = 'rejects'
                        """).param("id", first.execution()).update();

        JobRun second = run(file);

        assertThat(second.takenUp()).contains(first.execution());
        assertThat(second.summary()).isEqualTo(first.summary());
        assertThat(rejects(second)).hasContent(rejects);
    }

    @Test
    void aFileWithAnotherHeaderIsRefusedWholeAndLeavesNoTrace() throws IOException {
        String edition = editions(1).getFirst();
        Path file = file(
                "edition;number;session", edition + ";" + learners.aRegistrant().number() + ";");

        assertThatThrownBy(() -> run(file))
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("expected: edition, registration_number, session")
                .hasMessageContaining("found:    edition, number, session");
        assertThat(attended(edition)).isEmpty();
        assertThat(executionsAbout(file)).isZero();
    }

    @Test
    void rejectsAreNeverWrittenOverSomethingElse() throws IOException {
        Path file = file(HEADER, "NOWHERE;100000016;");
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear colleague");

        assertThatThrownBy(() ->
                        jobs.run("ImportAttendance", Map.of("file", file.toString(), "rejects", letter.toString())))
                .hasMessageContaining("is there already and no import wrote it");
        assertThatThrownBy(
                        () -> jobs.run("ImportAttendance", Map.of("file", file.toString(), "rejects", file.toString())))
                .hasMessageContaining("is the file itself");
        assertThat(letter).hasContent("Dear colleague");
    }

    @Test
    void twentyThousandRowsInterruptedHalfWayEndAsIfTheyHadNotBeen() throws IOException {
        List<Learner> people = learners.registrants(100);
        List<String> editions = editions(200);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        List<String> faulty = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            boolean bad = i % 100 == 99;
            String edition = bad ? "NOWHERE-" + i : editions.get(i / 100);
            lines.add(edition + ";" + people.get(i % 100).number() + ";");
            if (bad) {
                faulty.add(Integer.toString(i + 1));
            }
        }
        Path file = file(lines.toArray(String[]::new));
        breakAt(editions.get(125));

        JobRun broken = run(file);
        long committed =
                editions.stream().mapToLong(edition -> attended(edition).size()).sum();
        mend();
        JobRun second = run(file);

        assertThat(broken.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(broken.failure().orElseThrow()).contains("broken on purpose");
        assertThat(broken.count("rows")).isEqualTo(10_000);
        assertThat(committed).isEqualTo(9_900);
        assertThat(second.outcome()).isEqualTo(Outcome.DONE);
        assertThat(second.takenUp()).contains(broken.execution());
        assertThat(second.summary())
                .containsEntry("rows", 20_000L)
                .containsEntry("new", 19_800L)
                .containsEntry("known", 0L)
                .containsEntry("rejected", 200L);
        assertThat(editions).allSatisfy(edition -> assertThat(attended(edition)).hasSize(99));
        List<String> rejects = Files.readAllLines(rejects(second), StandardCharsets.UTF_8);
        assertThat(rejects.stream().skip(1).map(line -> line.substring(0, line.indexOf(';'))))
                .containsExactlyElementsOf(faulty);
        assertThat(leftInTheDatabase()).isZero();
    }

    @Test
    void aDryRunAnswersRowByRowAsTheRunAndChangesNothingAtAll() throws IOException {
        Learner anna = learners.aRegistrant();
        Learner bert = learners.aRegistrant();
        String edition = editions(1).getFirst();
        String small = learners.given(
                        courses, learners.aCourse(learners.aProvider(), 4), LocalDate.of(2024, 3, 1), 1, 1)
                .value();
        List<String> lines = new ArrayList<>(List.of(HEADER, small + ";" + anna.number() + ";"));
        // further on than one chunk: what is judged there still sees the first row
        IntStream.range(0, 5_500).forEach(i -> lines.add("NOWHERE-" + i + ";" + anna.number() + ";"));
        lines.add(small + ";" + anna.number() + ";");
        lines.add(small + ";" + bert.number() + ";");
        lines.add(edition + ";" + bert.number() + ";");
        Path file = file(lines.toArray(String[]::new));
        Map<String, String> before = WholeDatabase.of(jdbc);

        JobRun dry = jobs.run("ImportAttendance", Map.of("file", file.toString(), "dryRun", "true"));

        assertThat(WholeDatabase.of(jdbc)).isEqualTo(before);
        assertThat(dry.outcome()).isEqualTo(Outcome.REHEARSED);
        assertThat(dry.summary())
                .containsEntry("rows", 5_504L)
                .containsEntry("new", 2L)
                .containsEntry("known", 1L)
                .containsEntry("rejected", 5_501L);
        String rehearsed = Files.readString(rejects(dry));
        JobRun done = run(file);
        assertThat(done.summary()).isEqualTo(dry.summary());
        assertThat(Files.readString(rejects(done))).isEqualTo(rehearsed).contains("seats-exceeded");
    }

    private JobRun run(Path file) {
        return jobs.run("ImportAttendance", Map.of("file", file.toString()));
    }

    private Path file(String... lines) throws IOException {
        Path file = folder.resolve("attendance-" + UUID.randomUUID() + ".csv");
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static Path rejects(JobRun run) {
        return Path.of((String) run.summary().get("rejects"));
    }

    private List<String> editions(int count) {
        NewCourse course = learners.aCourse(learners.aProvider(), 4);
        courses.offer(List.of(course), Learners.JOB);
        List<NewEdition> editions = IntStream.range(0, count)
                .mapToObj(i -> new NewEdition(
                        new nl.qualityregister.course.EditionCode(course.code() + "-" + (1000 + i)),
                        course.code(),
                        LocalDate.of(2024, 3, 1),
                        LocalDate.of(2024, 3, 1),
                        1,
                        null,
                        null))
                .toList();
        courses.schedule(editions, Learners.JOB);
        return editions.stream().map(edition -> edition.code().value()).toList();
    }

    private List<Long> attended(String edition) {
        return jdbc.sql("select registrant_id from attendance where edition_code = :edition")
                .param("edition", edition)
                .query(Long.class)
                .list();
    }

    private long executionsAbout(Path file) {
        return jdbc.sql("select count(*) from batch_job_execution_params where parameter_value = :hash")
                .param("hash", nl.qualityregister.jobs.Imported.file(file).hash())
                .query(Long.class)
                .single();
    }

    private long leftInTheDatabase() {
        return jdbc.sql("select count(*) from import_reject").query(Long.class).single();
    }

    /** Fails as a full disk would: not with something that is wrong with a row. */
    private void breakAt(String edition) {
        jdbc.sql("""
                        create function break_on_purpose() returns trigger language plpgsql as
                        'begin raise exception ''broken on purpose'' using errcode = ''53100''; end'
                        """).update();
        jdbc.sql("create trigger break_on_purpose before insert on attendance for each row when (new.edition_code = '"
                        + edition + "') execute function break_on_purpose()")
                .update();
    }

    private void mend() {
        jdbc.sql("drop trigger break_on_purpose on attendance").update();
        jdbc.sql("drop function break_on_purpose()").update();
    }
}
