package nl.qualityregister.jobs.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.OrderRefused;
import nl.qualityregister.jobs.seed.Seed;
import nl.qualityregister.jobs.seed.Seeding;
import nl.qualityregister.jobs.support.JobTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.TransactionException;

/** The short form of {@code kill-test.sh}: the server cuts every connection of the job, at random moments of a whole night. */
@JobTest
@TestPropertySource(properties = "register.test.database-of=killed-at-random")
class KilledAtRandomTest {
    private static final int PEOPLE = 400;
    private static final int KILLS = 10;
    private static final int MOST_STARTS = 60;

    @Autowired
    Seed seed;

    @Autowired
    Jobs jobs;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.datasource.username}")
    String user;

    @Value("${spring.datasource.password}")
    String password;

    private int starts;

    @Test
    void whateverIsCutOffTheNightLeavesEachOnceAndNoneMissing() throws InterruptedException {
        seed.run(new Seeding(PEOPLE, 3, businessDay.today(), 100), people -> {});
        Thread killer = Thread.ofPlatform().start(this::kill);

        until("EvaluateCycles", Map.of());
        until("ConcludeCycles", Map.of());
        for (String register : List.of("krsd-demo", "seed-sums", "seed-yearly")) {
            until("IssueCertificates", Map.of("register", register));
        }
        killer.join();
        until("EvaluateCycles", Map.of("again", "true"));
        until("ConcludeCycles", Map.of("again", "true"));

        assertThat(starts).isGreaterThan(7);
        long renewed = count("select count(*) from renewal_decision");
        assertThat(renewed).isGreaterThan(PEOPLE / 2);
        assertThat(count("select count(*) from cycle where state = 'RUNNING' and upper(days) <= current_date"))
                .isZero();
        assertThat(count("select count(*) - count(distinct cycle_id) from verdict"))
                .isZero();
        assertThat(count("select count(*) from cycle where state <> 'RUNNING' and upper(days) <= current_date"
                        + " and not exists (select from verdict where cycle_id = cycle.id)"
                        + " and not exists (select from roll_standing s where s.registrant_id = cycle.registrant_id"
                        + " and s.status not in ('REGISTERED', 'SUSPENDED'))"))
                .isZero();
        assertThat(count("select count(distinct cycle_id) from renewal_decision"))
                .isEqualTo(renewed);
        assertThat(count("select count(*) from roll_entry where basis like 'decision:%'"))
                .isEqualTo(count("select sum(cardinality(occupations)) from cycle"
                        + " where id in (select cycle_id from renewal_decision)"));
        assertThat(count("select count(distinct cycle_id) from certificate where cycle_id in"
                        + " (select next_cycle_id from renewal_decision)"))
                .isEqualTo(renewed);
        assertThat(count("select count(*) - count(distinct cycle_id) from certificate"))
                .isZero();
        assertThat(count("select count(*) from outbox where channel = 'MAIL'"))
                .isEqualTo(count("select count(*) from roll_entry where basis like 'decision:%'"));
    }

    /** Starts it again as long as it is cut off. */
    private void until(String job, Map<String, String> order) {
        for (boolean done = false; !done; ) {
            assertThat(++starts).isLessThan(MOST_STARTS);
            try {
                done = jobs.run(job, order).succeeded();
            } catch (DataAccessException | TransactionException | IllegalStateException | OrderRefused cutOff) {
                pause(100);
            }
        }
    }

    private void kill() {
        Random random = new Random(17);
        for (int i = 0; i < KILLS; i++) {
            pause(150 + random.nextInt(700));
            try (Connection connection = DriverManager.getConnection(url, user, password);
                    Statement statement = connection.createStatement()) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private long count(String statement) {
        return jdbc.sql(statement).query(Long.class).single();
    }
}
