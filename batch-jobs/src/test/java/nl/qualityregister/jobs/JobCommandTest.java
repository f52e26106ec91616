package nl.qualityregister.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.qualityregister.jobs.support.JobTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@JobTest
@ExtendWith(OutputCaptureExtension.class)
class JobCommandTest {
    @Autowired
    Jobs jobs;

    @Autowired
    JsonMapper json;

    @Autowired
    ServerWatch server;

    @Autowired
    JdbcClient jdbc;

    private final String list = UUID.randomUUID().toString();

    @BeforeEach
    void tableOfTheTestJob() {
        jdbc.sql("create schema if not exists test_job").update();
        jdbc.sql("create table if not exists test_job.counted (list text, number int, primary key (list, number))")
                .update();
    }

    @Test
    void withoutANameTheJobsAreListedOneALine(CapturedOutput output) {
        int exit = run();

        assertThat(exit).isZero();
        assertThat(output.getOut())
                .containsPattern("(?m)^  CountUp +Counts$")
                .containsPattern("(?m)^  ImportAttendance +Records and credits attendance");
    }

    @Test
    void helpShowsTheParameters(CapturedOutput output) {
        int exit = run("CountUp", "--help");

        assertThat(exit).isZero();
        assertThat(output.getOut())
                .containsPattern("(?m)^  list=TEXT +whose numbers they are; required$")
                .containsPattern("(?m)^  upto=NUMBER +the last number; by default 100$")
                .contains("usage: ./register job CountUp list=TEXT ");
    }

    @Test
    void helpOfEveryJobNamesItsUseAndAnExample(CapturedOutput output) {
        jobs.all().keySet().forEach(name -> {
            int before = output.getOut().length();

            assertThat(run(name, "--help")).isZero();

            assertThat(output.getOut().substring(before))
                    .startsWith(name + ": ")
                    .contains("usage: ./register job " + name)
                    .contains("For example: ./register job " + name);
        });
    }

    @Test
    void helpTellsTheRangeOfANumber(CapturedOutput output) {
        run("EvaluateCycles", "--help");

        assertThat(output.getOut())
                .containsPattern("(?m)^  threads=NUMBER .*; from 1 to 6; by default [1-6]$")
                .containsPattern("(?m)^  workers=NUMBER .*; from 0 to 16; by default 0$");
    }

    @Test
    void everyJobOfARegisterNamesThoseThereAreWhenItIsGivenAnother(@TempDir Path folder, CapturedOutput output)
            throws IOException {
        Path draft = Files.writeString(folder.resolve("draft.json"), "{}");
        List<RegisterJob> ofARegister = jobs.all().values().stream()
                .filter(job -> job.parameters().stream()
                        .anyMatch(parameter -> parameter.name().equals(Parameter.REGISTER.name())))
                .toList();

        assertThat(ofARegister).extracting(RegisterJob::name).contains("ReportYear", "SimulateNorm", "EvaluateCycles");
        ofARegister.forEach(job -> {
            int before = output.getErr().length();

            assertThat(run(withWhatItNeeds(job, draft))).isEqualTo(1);

            assertThat(output.getErr().substring(before).lines())
                    .as(job.name())
                    .singleElement()
                    .asString()
                    .startsWith("there is no register nowhere; there are: ")
                    .contains("krsd-demo");
        });
    }

    private static String[] withWhatItNeeds(RegisterJob job, Path draft) {
        Map<String, String> values = Map.of("register", "nowhere", "norm", draft.toString(), "year", "2020");
        List<String> words = new ArrayList<>(List.of(job.name()));
        values.forEach((name, value) -> {
            if (job.parameters().stream().anyMatch(parameter -> parameter.name().equals(name))) {
                words.add(name + "=" + value);
            }
        });
        return words.toArray(String[]::new);
    }

    @Test
    void aResultIsPrintedForPeople(CapturedOutput output) {
        int exit = run("CountUp", "list=" + list);

        assertThat(exit).isZero();
        assertThat(output.getOut())
                .containsPattern("CountUp done in [0-9.]+ s")
                .contains("           100  new")
                .contains("            50  odd");
    }

    @Test
    void aResultIsPrintedForPrograms(CapturedOutput output) {
        run("CountUp", "list=" + list, "--json");

        JsonNode result = json.readTree(
                output.getOut().lines().reduce((before, last) -> last).orElseThrow());
        assertThat(result.get("outcome").asString()).isEqualTo("done");
        assertThat(result.get("parameters").get("list").asString()).isEqualTo(list);
        assertThat(result.get("summary").get("new").asLong()).isEqualTo(100);
    }

    @Test
    void severalJobsRunUntilOneFails(CapturedOutput output) {
        int exit = run(
                "CountUp",
                "list=" + list,
                "upto=10",
                "--",
                "CountUp",
                "list=" + list,
                "upto=20",
                "--",
                "CountUp",
                "list=" + UUID.randomUUID());

        assertThat(exit).isEqualTo(1);
        assertThat(output.getOut()).containsOnlyOnce("CountUp done").containsOnlyOnce("CountUp failed");
        assertThat(output.getErr()).containsOnlyOnce("failed on").doesNotContain("\tat ");
    }

    @Test
    void nothingRunsWhenALaterOrderIsNoOrder(CapturedOutput output) {
        int exit = run("CountUp", "list=" + list, "--", "CountDown");

        assertThat(exit).isEqualTo(1);
        assertThat(output.getErr()).startsWith("no job is named CountDown; there are: ");
        assertThat(jdbc.sql("select count(*) from test_job.counted where list = :list")
                        .param("list", list)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsNoKeyAndValueIsNamed(CapturedOutput output) {
        assertThat(run("CountUp", "list")).isEqualTo(1);
        assertThat(run("CountUp", "list=a", "list=b")).isEqualTo(1);

        assertThat(output.getErr().lines())
                .containsExactly(
                        "list is no key=value; CountUp has: list, upto, failingAt, lostAt, waitingAt, again",
                        "list is given twice");
    }

    private int run(String... words) {
        return new JobCommand(jobs, json, server, Duration.ofSeconds(10)).run(List.of(words));
    }
}
