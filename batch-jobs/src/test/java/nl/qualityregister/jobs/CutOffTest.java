package nl.qualityregister.jobs;

import static nl.qualityregister.jobs.support.LaunchedHome.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
 * that the moment falls into the work; what the first two judged the others conclude.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CutOffTest {
    private static final int PEOPLE = 600;

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

    @Test
    @Order(1)
    void aServerThatIsKilledUnderAJobAndComesBackIsWaitedFor() throws Exception {
        long due = due("krsd-demo");
        Launched job;
        try (Connection ignored = held("krsd-demo", "RUNNING")) {
            job = home.launch("job", Map.of(), "job", "EvaluateCycles", "register=krsd-demo");
            awaitWaiting("job");
            home.killServer();
        }
        job.awaitSaying("the database went away; waiting for it, up to 120 s");

        home.startServer();

        assertThat(job.await()).as(job.said()).isZero();
        assertThat(job.said())
                .containsOnlyOnce("went away")
                .containsOnlyOnce("EvaluateCycles: the database is back; going on after the last chunk")
                .containsPattern("EvaluateCycles done in [0-9.]+ s, going on from execution [0-9]+")
                .containsPattern(String.format(java.util.Locale.ROOT, " +%d  cycles judged", due))
                .doesNotContain("\tat ");
        assertThat(due("krsd-demo")).isZero();
        assertThat(verdicts("krsd-demo")).isEqualTo(due);
        assertThat(home.count("select count(*) - count(distinct cycle_id) from verdict"))
                .isZero();
    }

    @Test
    @Order(2)
    void aServerThatStaysAwayEndsTheJobWithALineAndTheSameOrderGoesOn() throws Exception {
        long due = due("seed-sums");
        List<String> order = List.of("job", "EvaluateCycles", "register=seed-sums");
        Launched job;
        try (Connection ignored = held("seed-sums", "RUNNING")) {
            job = home.launch("job", Map.of("REGISTER_DATABASE_PATIENCE", "2s"), order.toArray(String[]::new));
            awaitWaiting("job");
            home.killServer();
        }

        int exit = job.await();
        home.startServer();
        Launched again = home.launch("job", Map.of(), order.toArray(String[]::new));

        assertThat(exit).as(job.said()).isEqualTo(JobCommand.TRY_LATER);
        assertThat(job.said()).doesNotContain("\tat ");
        assertThat(job.said().lines().toList().getLast())
                .isEqualTo("the database stayed away; nothing is lost: the same order goes on where it is");
        assertThat(again.await()).as(again.said()).isZero();
        assertThat(again.said()).containsPattern("done in [0-9.]+ s, going on from execution [0-9]+");
        assertThat(verdicts("seed-sums")).isEqualTo(due);
        assertThat(home.count("select count(*) - count(distinct cycle_id) from verdict"))
                .isZero();
    }

    @Test
    @Order(3)
    void aJobWithWorkersThatIsToldToEndLeavesNoneOfThemAndGoesOnLater() throws Exception {
        Launched job;
        List<ProcessHandle> workers;
        try (Connection held = held("krsd-demo", "JUDGED")) {
            job = home.launch("job", Map.of(), "job", "ConcludeCycles", "register=krsd-demo", "workers=2");
            awaitWaiting("worker-");
            workers = job.process().children().toList();
            job.process().destroy(); // TERM
            job.awaitSaying("stopping at the end of the chunk");
            held.rollback();
        }

        int exit = job.await();
        Launched again = home.launch("job", Map.of(), "job", "ConcludeCycles", "register=krsd-demo");

        assertThat(exit).as(job.said()).isEqualTo(128 + 15);
        assertThat(job.said())
                .containsPattern("ConcludeCycles stopped after [0-9.]+ s; the same order goes on from here")
                .doesNotContain("\tat ");
        assertThat(workers).hasSize(2).noneMatch(ProcessHandle::isAlive);
        assertThat(again.await()).as(again.said()).isZero();
        assertThat(again.said()).containsPattern("done in [0-9.]+ s, going on from execution [0-9]+");
        assertThat(home.count("select count(*) - count(distinct cycle_id) from renewal_decision"))
                .isZero();
        assertThat(left("krsd-demo")).isZero();
    }

    /** Each of the ranges holds a cycle that waits, so that the one who is told to end has one of them in hand. */
    @Test
    @Order(4)
    void aTakerOfRangesThatIsToldToEndHandsItsRangeBack() throws Exception {
        Launched job;
        Launched taker = home.launch("taker", Map.of("REGISTER_NIGHTLY_AT", "off"), "work");
        try (Connection held = held("seed-sums", "JUDGED")) {
            job = home.launch("job", Map.of(), "job", "ConcludeCycles", "register=seed-sums", "workers=1");
            awaitWaiting("taker");
            taker.process().destroy();
            taker.awaitSaying("stopping at the end of the chunk");
            held.rollback();
        }

        assertThat(taker.await()).as(taker.said()).isEqualTo(128 + 15);
        assertThat(job.await()).as(job.said()).isZero();
        assertThat(home.count("select count(*) - count(distinct cycle_id) from renewal_decision"))
                .isZero();
        assertThat(left("seed-sums")).isZero();
        assertThat(home.count("select count(*) from partition_channel_message")).isZero();
    }

    /** All cycles of the register in a state, locked until the connection is rolled back or its server dies. */
    private static Connection held(String register, String state) throws SQLException {
        Connection connection = home.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("select id from cycle where register = '" + register + "' and state = '" + state
                    + "' and upper(days) <= current_date order by id for update");
        }
        return connection;
    }

    private static void awaitWaiting(String name) {
        eventually(() -> home.count("select count(*) from pg_stat_activity where application_name like '" + name
                        + "%' and cardinality(pg_blocking_pids(pid)) > 0")
                > 0);
    }

    private static long due(String register) {
        return home.count("select count(*) from cycle where state = 'RUNNING' and upper(days) <= current_date"
                + " and register = '" + register + "'");
    }

    private static long verdicts(String register) {
        return home.count("select count(*) from verdict join cycle on cycle.id = verdict.cycle_id where register = '"
                + register + "'");
    }

    /** Met, and registered plainly, but not renewed. */
    private static long left(String register) {
        return home.count("""
            select count(*)
            from cycle
            join verdict on verdict.cycle_id = cycle.id
            where cycle.register = '%s' and cycle.state = 'JUDGED' and verdict.met
              and (select count(*)
                   from roll_standing
                   where roll_standing.registrant_id = cycle.registrant_id
                     and roll_standing.register = cycle.register
                     and roll_standing.occupation = any(cycle.occupations)
                     and roll_standing.status = 'REGISTERED'
                     and roll_standing.days @> current_date
                     and upper_inf(roll_standing.known)) = cardinality(cycle.occupations)
            """.formatted(register));
    }
}
