package nl.qualityregister.jobs.renewal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.JobRun.Outcome;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.seed.Seed;
import nl.qualityregister.jobs.seed.Seeding;
import nl.qualityregister.jobs.support.JobTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Jobs spread over processes of their own, real ones, of which some are killed. */
@JobTest
@TestPropertySource(properties = "register.test.database-of=workers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkersTest {
    private static final int PEOPLE = 900;
    private static final int MOST_SECONDS = 90;

    @Autowired
    Seed seed;

    @Autowired
    Jobs jobs;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    RegisterHome home;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    /** One of three is killed with a chunk in hand: another goes on with its range, and the verdicts are those of a run of one thread. */
    @Test
    @Order(1)
    void aWorkerThatIsKilledHalfWayChangesNothing() throws Exception {
        seed.run(new Seeding(PEOPLE, 5, businessDay.today(), 100), people -> {});
        Map<Long, String> expected = rehearsedByOneThread();
        CompletableFuture<JobRun> run;
        try (Connection held = heldAt(aCycleInTheMiddle())) {
            run = CompletableFuture.supplyAsync(() -> jobs.run("EvaluateCycles", Map.of("workers", "3")));
            int number = eventually(() -> waitingFor(held));

            worker(number).destroyForcibly();
            eventually(() -> worker(number).isAlive() ? Optional.empty() : Optional.of(true));
            held.rollback();
        }
        JobRun done = run.get(MOST_SECONDS, SECONDS);

        assertThat(done.outcome()).isEqualTo(Outcome.DONE);
        assertThat(done.count("cycles judged")).isEqualTo(expected.size());
        assertThat(judged()).isEqualTo(expected);
        assertThat(count("select count(*) from verdict")).isEqualTo(expected.size());
        assertThat(count("select count(*) from partition_channel_message")).isZero();
        assertThat(workers()).isEmpty();
    }

    @Test
    @Order(2)
    void whenAllWorkersAreKilledTheJobDoesTheirWorkItself() throws Exception {
        long met = count("select count(*) from verdict where met");
        CompletableFuture<JobRun> run =
                CompletableFuture.supplyAsync(() -> jobs.run("ConcludeCycles", Map.of("workers", "2")));
        eventually(() -> workers().size() == 2 ? Optional.of(true) : Optional.empty());
        workers().forEach(ProcessHandle::destroyForcibly);

        JobRun done = run.get(MOST_SECONDS, SECONDS);

        assertThat(done.outcome()).isEqualTo(Outcome.DONE);
        assertThat(done.count("renewed by the norm")).isPositive().isLessThanOrEqualTo(met);
        assertThat(count("select count(*) from renewal_decision")).isEqualTo(done.count("renewed by the norm"));
    }

    /** By cycle, from the list that a rehearsal leaves. */
    private Map<Long, String> rehearsedByOneThread() throws IOException {
        jobs.run("EvaluateCycles", Map.of("dryRun", "true", "threads", "1"));
        Path list = home.folder().resolve("reports/dry-run-EvaluateCycles-" + businessDay.today() + ".csv");
        return Files.readAllLines(list).stream()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.toMap(line -> Long.valueOf(line[2]), line -> line[4]));
    }

    private Map<Long, String> judged() {
        Map<Long, String> outcomes = new HashMap<>();
        jdbc.sql("select cycle_id, outcome from verdict").query(row -> {
            outcomes.put(row.getLong("cycle_id"), row.getString("outcome"));
        });
        return outcomes;
    }

    private long aCycleInTheMiddle() {
        return count("""
            select id
            from cycle
            where state = 'RUNNING' and register = 'krsd-demo' and upper(days) <= current_date
            order by id
            offset (select count(*) / 2 from cycle where state = 'RUNNING' and register = 'krsd-demo')
            limit 1
            """);
    }

    private Connection heldAt(long cycle) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement statement =
                connection.prepareStatement("select id from cycle where id = ? for update")) {
            statement.setLong(1, cycle);
            statement.executeQuery();
        }
        return connection;
    }

    /** The number of the worker that waits for what the connection holds. */
    private Optional<Integer> waitingFor(Connection held) {
        int pid;
        try (var statement = held.createStatement();
                var result = statement.executeQuery("select pg_backend_pid()")) {
            result.next();
            pid = result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return jdbc.sql("""
            select cast(replace(application_name, 'worker-', '') as integer)
            from pg_stat_activity
            where application_name like 'worker-%' and :pid = any(pg_blocking_pids(pid))
            """).param("pid", pid).query(Integer.class).optional();
    }

    private static List<ProcessHandle> workers() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> commandLine(child).contains(" partitions "))
                .toList();
    }

    private ProcessHandle worker(int number) {
        return known.computeIfAbsent(
                number,
                any -> workers().stream()
                        .filter(child -> commandLine(child).endsWith(" partitions " + number))
                        .findFirst()
                        .orElseThrow());
    }

    private final Map<Integer, ProcessHandle> known = new HashMap<>();

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException gone) {
            return "";
        }
    }

    private static <T> T eventually(Supplier<Optional<T>> asked) {
        long until = System.nanoTime() + SECONDS.toNanos(MOST_SECONDS);
        while (System.nanoTime() < until) {
            Optional<T> answer = asked.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("not within " + MOST_SECONDS + " s");
    }

    private long count(String statement) {
        return jdbc.sql(statement).query(Long.class).single();
    }
}
