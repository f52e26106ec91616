package nl.qualityregister.jobs;

import static nl.qualityregister.jobs.support.LaunchedHome.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.qualityregister.jobs.support.LaunchedHome;
import nl.qualityregister.jobs.support.LaunchedHome.Launched;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes of the night whose server is killed under them, or that are told to end. Each time some cycles are held by somebody else, so
 * that the moment falls into the work; what the first test judges the second concludes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CutOffTest {
    private static final int PEOPLE = 600;
    private static final String REGISTER = "krsd-demo";
    /** By TERM, as the shell has it. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    static Path folder;

    static LaunchedHome home;

    @BeforeAll
    static void aHomeFullOfPeople() throws Exception {
        home = LaunchedHome.in(folder);
        Launched seeding =
                home.launch("seed", Map.of(), "seed", "--registrants", Integer.toString(PEOPLE), "--due", "100");
        assertThat(seeding.await()).as(seeding.said()).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        home.close();
    }

    /** The first waits two seconds for it and ends; the same order goes on, has its server killed too, and waits long enough. */
    @Test
    @Order(1)
    void aServerThatIsKilledUnderAJobIsWaitedForAWhileAndTheSameOrderGoesOn() throws Exception {
        long due = due();
        Launched first = evaluating(Map.of("REGISTER_DATABASE_PATIENCE", "2s"));
        int exit = first.await();
        home.startServer();
        long half = verdicts();
        Launched second = evaluating(Map.of());
        second.awaitSaying("EvaluateCycles: the database went away; waiting for it, up to 120 s");

        home.startServer();

        assertThat(exit).as(first.said()).isEqualTo(JobCommand.TRY_LATER);
        assertThat(first.said().lines().toList().getLast())
                .isEqualTo("the database stayed away; nothing is lost: the same order goes on where it is");
        assertThat(half).isBetween(0L, due - 1);
        assertThat(second.await()).as(second.said()).isZero();
        assertThat(second.said())
                .containsOnlyOnce("went away")
                .containsOnlyOnce("EvaluateCycles: the database is back; going on after the last chunk")
                .containsPattern("EvaluateCycles done in [0-9.]+ s, going on from execution [0-9]+")
                .containsPattern(String.format(Locale.ROOT, " +%d  cycles judged", due));
        assertThat(first.said() + second.said()).doesNotContain("\tat ");
        assertThat(due()).isZero();
        assertThat(verdicts()).isEqualTo(due);
        assertThat(home.count("select count(*) - count(distinct cycle_id) from verdict"))
                .isZero();
    }

    /** Judges with some cycles held, and has the server killed while it waits for them. */
    private static Launched evaluating(Map<String, String> settings) throws Exception {
        try (Connection ignored = held("RUNNING")) {
            Launched job = home.launch("job", settings, "job", "EvaluateCycles", "register=" + REGISTER);
            awaitWaiting("job");
            home.killServer();
            return job;
        }
    }

    /** The job ends with its workers; the same order goes on, and of those who work on it then one is told to end. */
    @Test
    @Order(2)
    void aJobWithWorkersAndATakerOfRangesEndWhenTheyAreToldToAndNothingIsLost() throws Exception {
        Launched job;
        List<ProcessHandle> workers;
        try (Connection held = held("JUDGED")) {
            job = home.launch("job", Map.of(), "job", "ConcludeCycles", "register=" + REGISTER, "workers=2");
            awaitWaiting("worker-");
            workers = job.process().children().toList();
            tellToEnd(job);
            held.rollback();
        }
        int exit = job.await();
        Launched taker = home.launch("taker", Map.of("REGISTER_NIGHTLY_AT", "off"), "work");
        Launched again;
        try (Connection held = held("JUDGED")) {
            again = home.launch("job", Map.of(), "job", "ConcludeCycles", "register=" + REGISTER, "workers=1");
            awaitWaiting("taker");
            tellToEnd(taker);
            held.rollback();
        }

        assertThat(exit).as(job.said()).isEqualTo(TERMINATED);
        assertThat(job.said())
                .containsPattern("ConcludeCycles stopped after [0-9.]+ s; the same order goes on from here")
                .doesNotContain("\tat ");
        assertThat(workers).hasSize(2).noneMatch(ProcessHandle::isAlive);
        assertThat(taker.await()).as(taker.said()).isEqualTo(TERMINATED);
        assertThat(again.await()).as(again.said()).isZero();
        assertThat(again.said()).containsPattern("done in [0-9.]+ s, going on from execution [0-9]+");
        assertThat(home.count("select count(*) - count(distinct cycle_id) from renewal_decision"))
                .isZero();
        assertThat(metAndNotRenewed()).isZero();
        assertThat(home.count("select count(*) from partition_channel_message")).isZero();
    }

    private static void tellToEnd(Launched process) {
        process.process().destroy(); // TERM
        process.awaitSaying("stopping at the end of the chunk");
    }

    /** All cycles in a state, locked until the connection is rolled back or its server dies: whoever takes a range waits. */
    private static Connection held(String state) throws SQLException {
        Connection connection = home.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("select id from cycle where register = '" + REGISTER + "' and state = '" + state
                    + "' and upper(days) <= current_date order by id for update");
        }
        return connection;
    }

    private static void awaitWaiting(String name) {
        eventually(() -> home.count("select count(*) from pg_stat_activity where application_name like '" + name
                        + "%' and cardinality(pg_blocking_pids(pid)) > 0")
                > 0);
    }

    private static long due() {
        return home.count("select count(*) from cycle where state = 'RUNNING' and upper(days) <= current_date"
                + " and register = '" + REGISTER + "'");
    }

    private static long verdicts() {
        return home.count("select count(*) from verdict");
    }

    /** Met, and registered plainly, but not renewed. */
    private static long metAndNotRenewed() {
        return home.count("""
            select count(*)
            from cycle
            join verdict on verdict.cycle_id = cycle.id
            where cycle.state = 'JUDGED' and verdict.met
              and (select count(*)
                   from roll_standing
                   where roll_standing.registrant_id = cycle.registrant_id
                     and roll_standing.register = cycle.register
                     and roll_standing.occupation = any(cycle.occupations)
                     and roll_standing.status = 'REGISTERED'
                     and roll_standing.days @> current_date
                     and upper_inf(roll_standing.known)) = cardinality(cycle.occupations)
            """);
    }
}
