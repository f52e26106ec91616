package nl.qualityregister.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import nl.qualityregister.jobs.JobRun.Outcome;
import nl.qualityregister.jobs.support.JobTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.repository.dao.DefaultExecutionContextSerializer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@JobTest
class JobsTest {
    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Environment environment;

    private final String list = UUID.randomUUID().toString();

    @BeforeEach
    void tableOfTheTestJob() {
        jdbc.sql("create schema if not exists test_job").update();
        jdbc.sql("create table if not exists test_job.counted (list text, number int, primary key (list, number))")
                .update();
    }

    @Test
    void aJobRunsToItsEndAndTellsWhatItCounted() {
        JobRun run = jobs.run("CountUp", Map.of("list", list, "upto", "25"));

        assertThat(run.outcome()).isEqualTo(Outcome.DONE);
        assertThat(run.summary()).containsExactly(Map.entry("new", 25L), Map.entry("odd", 13L));
        assertThat(counted()).isEqualTo(25);
    }

    @Test
    void aCompletedJobAskedAgainDoesNothingAndTellsTheSummaryOfThen() {
        JobRun first = jobs.run("CountUp", Map.of("list", list));

        JobRun second = jobs.run("CountUp", Map.of("list", list));

        assertThat(second.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(second.succeeded()).isTrue();
        assertThat(second.execution()).isEqualTo(first.execution());
        assertThat(second.summary()).isEqualTo(first.summary());
    }

    @Test
    void aCompletedJobRunsOnceMoreWhenToldSo() {
        JobRun first = jobs.run("CountUp", Map.of("list", list));
        jdbc.sql("delete from test_job.counted where list = :list")
                .param("list", list)
                .update();

        JobRun again = jobs.run("CountUp", Map.of("list", list, "again", "true"));

        assertThat(again.outcome()).isEqualTo(Outcome.DONE);
        assertThat(again.execution()).isNotEqualTo(first.execution());
        assertThat(counted()).isEqualTo(100);
    }

    @Test
    void aFailedJobGoesOnAfterItsLastCommittedChunkWithTheFiguresOfTheWhole() {
        JobRun failed = jobs.run("CountUp", Map.of("list", list, "failingAt", "37"));
        int before = counted();

        JobRun second = jobs.run("CountUp", Map.of("list", list));

        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.failure()).contains("IllegalStateException: number 37");
        assertThat(failed.summary()).containsEntry("new", 30L);
        assertThat(before).isEqualTo(30);
        assertThat(second.outcome()).isEqualTo(Outcome.DONE);
        assertThat(second.takenUp()).contains(failed.execution());
        assertThat(second.summary()).containsEntry("new", 100L).containsEntry("odd", 50L);
        assertThat(counted()).isEqualTo(100);
    }

    @Test
    void aChunkThatIsLostAsItCommitsIsDoneByTheNextRun() {
        JobRun failed = jobs.run("CountUp", Map.of("list", list, "lostAt", "37"));
        int before = counted();

        JobRun second = jobs.run("CountUp", Map.of("list", list));

        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.summary()).containsEntry("new", 30L);
        assertThat(before).isEqualTo(30);
        assertThat(second.summary()).containsEntry("new", 100L);
        assertThat(counted()).isEqualTo(100);
    }

    @Test
    void aKilledJobIsRefusedWhileItRunsAndTakenUpOnceItsProcessIsDead() throws Exception {
        try (Connection blocker = database.getConnection()) {
            block(blocker);
            Process process = process("waitingAt=55");
            waitUntilBlocked();
            assertThatThrownBy(() -> jobs.run("CountUp", Map.of("list", list)))
                    .isInstanceOf(OrderRefused.class)
                    .hasMessageMatching("CountUp is running for the same parameters: execution \\d+, started .*");
            process.destroyForcibly().waitFor();
            release(blocker);
        }

        JobRun second = await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(OrderRefused.class)
                .until(() -> jobs.run("CountUp", Map.of("list", list)), run -> true);

        assertThat(second.outcome()).isEqualTo(Outcome.DONE);
        assertThat(second.takenUp()).isPresent();
        assertThat(second.summary()).containsEntry("new", 100L);
        assertThat(counted()).isEqualTo(100);
    }

    @Test
    void aJobThatEndedUntoldIsToldOfByTheNextOneWithItsOrder() {
        JobRun first = jobs.run("CountUp", Map.of("list", list, "upto", "25"));
        jdbc.sql("update job_run set state = 'RUNNING', ended_at = null, summary = '[]' where execution_id = :id")
                .param("id", first.execution())
                .update();

        JobRun second = jobs.run("CountUp", Map.of("list", list, "upto", "25"));

        assertThat(second.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(jdbc.sql("""
                        select state || ' ' || (ended_at >= started_at) || ' ' || jsonb_array_length(summary)
                        from job_run where execution_id = :id
                        """)
                        .param("id", first.execution())
                        .query(String.class)
                        .single())
                .isEqualTo("DONE true 2");
    }

    @Test
    void aRunThatWasKilledIsToldByWhicheverJobBeginsNextAndOneThatLivesIsLeftAlone() throws Exception {
        try (Connection blocker = database.getConnection()) {
            block(blocker);
            Process process = process("waitingAt=55");
            waitUntilBlocked();
            anotherJobBegins();
            assertThat(told()).isEqualTo("RUNNING");
            process.destroyForcibly().waitFor();
            release(blocker);
        }

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            anotherJobBegins();
            assertThat(told()).isEqualTo("KILLED");
        });
    }

    @Test
    void aRunThatEndedUntoldIsToldAsItEndedWhenAnotherJobBegins() {
        jobs.run("CountUp", Map.of("list", list, "upto", "25"));
        jdbc.sql("update job_run set state = 'RUNNING', ended_at = null where parameters ->> 'list' = :list")
                .param("list", list)
                .update();

        anotherJobBegins();

        assertThat(told()).isEqualTo("DONE");
    }

    private void anotherJobBegins() {
        jobs.run("CountUp", Map.of("list", UUID.randomUUID().toString(), "upto", "10"));
    }

    private String told() {
        return jdbc.sql("select state from job_run where parameters ->> 'list' = :list")
                .param("list", list)
                .query(String.class)
                .single();
    }

    @Test
    void anExecutionKilledBeforeItsFirstChunkKeepsTheRestartPointOfTheOneBefore() throws IOException {
        JobRun failed = jobs.run("CountUp", Map.of("list", list, "failingAt", "37"));
        leaveAsKilledBeforeTheFirstChunk(
                jobs.run("CountUp", Map.of("list", list, "failingAt", "31")).execution());

        JobRun third = jobs.run("CountUp", Map.of("list", list));

        assertThat(failed.summary()).containsEntry("new", 30L);
        assertThat(third.outcome()).isEqualTo(Outcome.DONE);
        assertThat(third.summary()).containsEntry("new", 100L);
    }

    @Test
    void anExecutionInUnknownStateIsTakenUpBecauseChunkAndRestartPointAreOne() {
        JobRun failed = jobs.run("CountUp", Map.of("list", list, "failingAt", "37"));
        jdbc.sql("update batch_job_execution set status = 'UNKNOWN' where job_execution_id = :id")
                .param("id", failed.execution())
                .update();
        jdbc.sql("update batch_step_execution set status = 'UNKNOWN' where job_execution_id = :id")
                .param("id", failed.execution())
                .update();

        JobRun second = jobs.run("CountUp", Map.of("list", list));

        assertThat(second.outcome()).isEqualTo(Outcome.DONE);
        assertThat(counted()).isEqualTo(100);
    }

    @Test
    void aJobToldToStopEndsItsChunkAndGoesOnLater() throws Exception {
        Process process;
        try (Connection blocker = database.getConnection()) {
            block(blocker);
            process = process("waitingAt=55");
            waitUntilBlocked();
            process.destroy();
            await().atMost(Duration.ofSeconds(20)).until(() -> said().contains("stopping"));
            release(blocker);
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        int before = counted();

        JobRun second = jobs.run("CountUp", Map.of("list", list));

        assertThat(process.exitValue()).isNotZero();
        assertThat(said()).contains("CountUp stopped after").contains("the same order goes on from here");
        assertThat(before).isEqualTo(60);
        assertThat(second.takenUp()).isPresent();
        assertThat(counted()).isEqualTo(100);
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedInOneLineAndTheOrderIsForLater() throws Exception {
        Process process = process(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/register"));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(75);
        assertThat(said().lines().filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS")))
                .singleElement()
                .asString()
                .startsWith("the database cannot be reached (Connection to 127.0.0.1:1 refused.")
                .contains("SPRING_DATASOURCE_URL");
    }

    @Test
    void aSettingThatMeansNothingIsNamedInOneLine() throws Exception {
        Process process = launched(Map.of("REGISTER_NIGHTLY_AT", "25:00"), List.of("work"));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said().lines().filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS")))
                .containsExactly("the jobs cannot start: REGISTER_NIGHTLY_AT=25:00 is neither a time of day, such as"
                        + " 02:00, nor off (the log has the rest)");
    }

    @Test
    void twoProcessesAtOnceRunAJobOnce() {
        List<CompletableFuture<String>> orders = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return jobs.run("CountUp", Map.of("list", list))
                                .outcome()
                                .name();
                    } catch (OrderRefused refused) {
                        return "REFUSED";
                    }
                }))
                .toList();

        List<String> outcomes = orders.stream().map(CompletableFuture::join).toList();

        assertThat(outcomes).containsOnlyOnce("DONE");
        assertThat(outcomes).isSubsetOf("DONE", "REFUSED", "NOTHING_TO_DO");
        assertThat(counted()).isEqualTo(100);
    }

    @Test
    void everythingWrongWithAnOrderIsNamedAtOnce() {
        assertThatThrownBy(() -> jobs.run("CountDown", Map.of()))
                .isInstanceOf(OrderRefused.class)
                .hasMessageStartingWith("no job is named CountDown; there are: ")
                .hasMessageContaining("CountUp");
        assertThatThrownBy(() -> jobs.run("CountUp", Map.of("upto", "many", "colour", "red")))
                .hasMessage("""
                        CountUp has no parameter colour; it has: list, upto, failingAt, lostAt, waitingAt, again
                        CountUp needs list=TEXT: whose numbers they are
                        upto=many is no NUMBER""");
    }

    @Test
    void aNumberOutsideItsRangeIsRefusedWithTheRange() {
        assertThatThrownBy(() -> jobs.run("EvaluateCycles", Map.of("threads", "0", "workers", "17")))
                .isInstanceOf(OrderRefused.class)
                .hasMessage("""
                        threads=0 is no NUMBER from 1 to 6
                        workers=17 is no NUMBER from 0 to 16""");
        assertThatThrownBy(() -> jobs.run("EvaluateCycles", Map.of("threads", "7", "workers", "-1")))
                .hasMessage("""
                        threads=7 is no NUMBER from 1 to 6
                        workers=-1 is no NUMBER from 0 to 16""");
    }

    @Test
    void ofAFileThatCannotBeReadItIsSaidWhy(@TempDir Path folder) {
        assertThatThrownBy(() -> jobs.run("ImportCourses", Map.of("file", folder.resolve("no.csv") + "")))
                .isInstanceOf(OrderRefused.class)
                .hasMessage("file=" + folder.resolve("no.csv") + " is not there");
        assertThatThrownBy(() -> jobs.run("ImportCourses", Map.of("file", folder.toString())))
                .isInstanceOf(OrderRefused.class)
                .hasMessage("file=" + folder + " is no file: give the path of one");
    }

    @Test
    void theFutureIsNoBusinessDay() {
        Parameter<LocalDate> day = Parameter.businessDay(new nl.qualityregister.house.BusinessDay(
                java.time.Clock.systemUTC(), java.util.Optional.of(LocalDate.of(2026, 3, 1))));

        assertThat(day.reader().apply("2026-03-01")).contains(LocalDate.of(2026, 3, 1));
        assertThatThrownBy(() -> day.reader().apply("2026-03-02"))
                .isInstanceOf(OrderRefused.class)
                .hasMessage("businessDay=2026-03-02 lies in the future: the latest day is today, 2026-03-01");
        assertThat(day.reader().apply("01-03-2026")).isEmpty();
        assertThat(day.fallback().orElseThrow().get()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    private int counted() {
        return jdbc.sql("select count(*) from test_job.counted where list = :list")
                .param("list", list)
                .query(Integer.class)
                .single();
    }

    private void leaveAsKilledBeforeTheFirstChunk(long execution) throws IOException {
        jdbc.sql("update batch_job_execution set status = 'STARTED', end_time = null where job_execution_id = :id")
                .param("id", execution)
                .update();
        jdbc.sql("update batch_step_execution set status = 'STARTED', end_time = null where job_execution_id = :id")
                .param("id", execution)
                .update();
        ByteArrayOutputStream nothing = new ByteArrayOutputStream();
        new DefaultExecutionContextSerializer().serialize(Map.of(), nothing);
        jdbc.sql("""
                        update batch_step_execution_context
                        set short_context = :nothing, serialized_context = null
                        where step_execution_id =
                            (select step_execution_id from batch_step_execution where job_execution_id = :id)
                        """)
                .param("id", execution)
                .param("nothing", nothing.toString(StandardCharsets.ISO_8859_1))
                .update();
    }

    /** Another JVM with the same database. */
    private Process process(String... parameters) throws IOException {
        return process(Map.of(), parameters);
    }

    private Process process(Map<String, String> variables, String... parameters) throws IOException {
        List<String> words = new java.util.ArrayList<>(List.of("job", "CountUp", "list=" + list));
        words.addAll(List.of(parameters));
        return launched(variables, words);
    }

    private Process launched(Map<String, String> variables, List<String> words) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BatchJobs.class.getName()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(new File(environment.getRequiredProperty("register.home")));
        Map<String, String> of = new HashMap<>();
        of.put("SPRING_DATASOURCE_URL", environment.getRequiredProperty("spring.datasource.url"));
        of.put("SPRING_DATASOURCE_USERNAME", environment.getRequiredProperty("spring.datasource.username"));
        of.put("SPRING_DATASOURCE_PASSWORD", environment.getRequiredProperty("spring.datasource.password"));
        of.put("REGISTER_HOME", environment.getRequiredProperty("register.home"));
        builder.environment().putAll(of);
        builder.environment().putAll(variables);
        return builder.redirectOutput(output().toFile()).start();
    }

    private Path output() {
        return Path.of(environment.getRequiredProperty("register.home"), list + ".out");
    }

    private String said() throws IOException {
        return Files.readString(output());
    }

    private void block(Connection blocker) throws SQLException {
        try (Statement statement = blocker.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('" + list + "'))");
        }
    }

    private static void release(Connection blocker) throws SQLException {
        try (Statement statement = blocker.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }

    private void waitUntilBlocked() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("""
                                select count(*) from pg_locks
                                where locktype = 'advisory' and not granted
                                    and database = (select oid from pg_database where datname = current_database())
                                """).query(Integer.class).single() == 1);
    }
}
