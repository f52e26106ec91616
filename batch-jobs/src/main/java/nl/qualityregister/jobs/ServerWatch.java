package nl.qualityregister.jobs;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Tells a server that is away from a pool that is busy. Who asks for a connection while the server answers waits for one up to half a
 * minute; who asks while it does not is told so at once, so that a job whose server is gone ends within seconds.
 */
@Component
class ServerWatch implements BeanPostProcessor {
    private static final Duration FOR_A_CONNECTION = Duration.ofSeconds(30);
    /** Whether the server is there is asked once in so long, whoever wants to know. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final String SECONDS_TO_CONNECT = "5";

    private @Nullable HikariDataSource pool;
    private long lookedAt;
    private boolean away;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource found) {
            pool = found;
            return new Watched(found);
        }
        return bean;
    }

    /** Returns when the server answers, or the time is over, or nobody wants it any more; true when it answers. */
    boolean await(Duration patience, CountDownLatch unwanted) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (isAway()) {
            if (System.nanoTime() > until || unwanted.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private synchronized boolean isAway() {
        if (away && System.nanoTime() - lookedAt < BETWEEN_LOOKS.toNanos()) {
            return true;
        }
        away = !answers();
        lookedAt = System.nanoTime();
        return away;
    }

    /** Beside the pool. What refuses this one connection for another reason is there all the same. */
    private boolean answers() {
        HikariDataSource asked = pool;
        if (asked == null) {
            return true;
        }
        Properties login = new Properties();
        login.setProperty("user", asked.getUsername());
        login.setProperty("password", asked.getPassword());
        login.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        try (Connection connection = DriverManager.getConnection(asked.getJdbcUrl(), login)) {
            return connection.isValid(Integer.parseInt(SECONDS_TO_CONNECT));
        } catch (SQLException e) {
            return !ServerAway.isToldBy(e);
        }
    }

    private final class Watched extends DelegatingDataSource {
        private final HikariDataSource own;

        Watched(HikariDataSource own) {
            super(own);
            this.own = own;
        }

        @Override
        public Connection getConnection() throws SQLException {
            long until = System.nanoTime() + FOR_A_CONNECTION.toNanos();
            while (true) {
                try {
                    return own.getConnection();
                } catch (SQLException e) {
                    if (isAway()) {
                        throw new SQLTransientConnectionException("the database is away", ServerAway.STATE, e);
                    }
                    if (System.nanoTime() > until) {
                        throw e;
                    }
                }
            }
        }
    }
}
