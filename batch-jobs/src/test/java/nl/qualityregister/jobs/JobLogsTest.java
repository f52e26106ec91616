package nl.qualityregister.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.support.Overheard;
import nl.qualityregister.support.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A night over people with names that nobody else has, with good rows and bad ones, listened to at the level of an operator who wants to
 * see much. What jobs leave of their runs in the database is looked at too.
 */
@JobTest
@TestPropertySource(properties = "register.test.database-of=job-logs")
class JobLogsTest {
    private static final String HEADER =
            "registration_number;initials;called_name;infix;surname;birth_date;email;language;register;"
                    + "occupations;employer;job_title;employed_from;registered_since;cycle_start;renewals;status;status_since;status_until";

    private static final List<String> RUNS = List.of(
            "batch_step_execution.exit_message",
            "batch_job_execution.exit_message",
            "batch_job_execution_params.parameter_value",
            "batch_step_execution_context.short_context",
            "job_run.summary",
            "job_run.parameters",
            "job_run.failure");

    @Autowired
    Jobs jobs;

    @Autowired
    Norms norms;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private final List<String> secrets = new ArrayList<>();

    private String row(String number, String surname, String born) {
        secrets.addAll(List.of(number, surname, surname.toLowerCase(java.util.Locale.ROOT) + "@jobs.example.org"));
        return String.join(
                ";",
                number,
                "Q.",
                "",
                "",
                surname,
                born,
                surname.toLowerCase(java.util.Locale.ROOT) + "@jobs.example.org",
                "nl",
                "krsd-demo",
                "job-coach",
                "Gemeente Stilzwijgen",
                "jobcoach",
                "2018-02-01",
                "2019-09-01",
                "2019-09-01",
                "0",
                "registered",
                "",
                "");
    }

    @Test
    void noNameNumberOrAddressIsLoggedByAnImportOrByTheNight() throws IOException {
        secrets.add("Stilzwijgen");
        String same = People.aNumber().value();
        Path file = folder.resolve("people.csv");
        Files.writeString(
                file,
                String.join(
                        "\n",
                        HEADER,
                        row(People.aNumber().value(), "Zwijgrijk", "1971-08-09"),
                        row(same, "Stilvanger", "1972-08-09"),
                        row(same, "Fluisterik", "1973-08-09"),
                        row(People.aNumber().value(), "Geruisloos", "no day"),
                        row("123456789", "Onhoorbaar", "1974-08-09")));

        // the first to ask for a norm on an empty database records those that come with the program
        norms.register(new RegisterId("krsd-demo"));
        Overheard logs = Overheard.begin();
        JobRun imported = jobs.run("ImportRegistrants", Map.of("file", file.toString()));
        List<JobRun> night = jobs.all().values().stream()
                .filter(job -> job.nightly() > 0)
                .sorted(java.util.Comparator.comparingInt(RegisterJob::nightly))
                .map(this::run)
                .toList();
        LoggerFactory.getLogger("nl.qualityregister.jobs").debug("heard");
        logs.end();

        assertThat(imported.count("new")).as(imported.toString()).isPositive();
        assertThat(imported.count("rejected")).isPositive();
        assertThat(night)
                .allSatisfy(
                        run -> assertThat(run.succeeded()).as(run.toString()).isTrue());
        assertThat(logs.linesWith(List.of("heard"))).hasSize(1);
        assertThat(logs.linesWith(secrets)).isEmpty();
        for (String place : RUNS) {
            assertThat(saying(place)).as(place).isEmpty();
        }
    }

    private JobRun run(RegisterJob job) {
        Map<String, String> parameters = new HashMap<>();
        job.parameters().forEach(parameter -> {
            if (parameter.name().equals("register")) {
                parameters.put("register", "krsd-demo");
            }
        });
        return jobs.run(job.name(), parameters);
    }

    private List<String> saying(String place) {
        String table = place.substring(0, place.indexOf('.'));
        String column = place.substring(place.indexOf('.') + 1);
        return jdbc.sql("select " + column + "::text from " + table
                        + " where exists (select from unnest(:secrets) secret where strpos(" + column
                        + "::text, secret) > 0)")
                .param("secrets", secrets.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
