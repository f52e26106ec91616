package nl.qualityregister.jobs.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.seed.Seed;
import nl.qualityregister.jobs.seed.Seeding;
import nl.qualityregister.jobs.support.JobTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

/** The short form of {@code conflict-test.sh}: eight clients of an API that runs in a JVM of its own, and the job in this one. */
@JobTest
@TestPropertySource(properties = "register.test.database-of=conflict")
class ConflictTest {
    private static final int PEOPLE = 300;
    private static final int CLIENTS = 8;
    private static final Duration TIME = Duration.ofSeconds(15);

    @Autowired
    Seed seed;

    @Autowired
    Jobs jobs;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    RegisterHome home;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.datasource.username}")
    String user;

    @Value("${spring.datasource.password}")
    String password;

    @Test
    void everyVerdictIsTheEvaluatorsOnTheFactsOfItsInstantWhileEightClientsChangeThemOverHttp() throws Exception {
        seed.run(new Seeding(PEOPLE, 11, businessDay.today(), 100), people -> {});
        Conflict.Database database = new Conflict.Database(url, user, password);
        Conflict.Seen seen;
        try (ApiProcess api = ApiProcess.start(home.folder(), database)) {
            seen = new Conflict(api.address(), home.folder(), database, this::run, CLIENTS, TIME).run();
        }
        seen.print(System.out);

        assertThat(seen.faults()).isEmpty();
        assertThat(seen.nights()).isGreaterThan(4);
        assertThat(seen.changes()).isGreaterThan(5 * CLIENTS);
        assertThat(seen.overtaken()).isGreaterThan(2 * CLIENTS);
    }

    private void run(int times, String job, String... parameters) {
        Map<String, String> order = Arrays.stream(parameters)
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        for (int i = 0; i < times; i++) {
            JobRun run = jobs.run(job, order);
            assertThat(run.succeeded()).as("%s: %s", job, run.failure()).isTrue();
        }
    }
}
