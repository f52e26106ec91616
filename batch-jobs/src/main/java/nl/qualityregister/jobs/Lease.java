package nl.qualityregister.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The right to run what an order is about, held as an advisory lock on a connection of its own: it ends with the process, however
 * that ends. An execution that is marked as running without a lease was killed.
 *
 * <p>A process that lost its lease unawares (its connection was cut) harms nothing: taking the execution up again changes the
 * version of its step, and with that its next chunk can no longer be committed.
 */
final class Lease implements AutoCloseable {
    /** Before the identity, in what the key of the lock is the hash of. */
    static final String PREFIX = "job ";

    private static final Logger log = LoggerFactory.getLogger(Lease.class);

    private final Connection connection;

    private Lease(Connection connection) {
        this.connection = connection;
    }

    /** Empty while another holds it. */
    static Optional<Lease> take(DataSource database, String identity) {
        Connection connection = null;
        try {
            connection = database.getConnection();
            connection.setAutoCommit(true);
            if (lock(connection, "pg_try_advisory_lock", identity)) {
                noticeDeadMachines(connection);
                return Optional.of(new Lease(connection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the lease of a job", e);
        }
    }

    /** A machine that vanished loses its leases within a minute, not after the two hours that are usual for TCP. */
    private static void noticeDeadMachines(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set tcp_keepalives_idle = 30");
            statement.execute("set tcp_keepalives_interval = 10");
            statement.execute("set tcp_keepalives_count = 3");
        }
    }

    private static boolean lock(Connection connection, String function, String identity) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + function + "(hashtextextended(?, 0))")) {
            statement.setString(1, PREFIX + identity);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            log.warn("The connection that held the lease is gone, and the lease with it", e);
        }
    }
}
