package nl.qualityregister.jobs;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.DataAccessResourceFailureException;

/** The database went away while a job was running; what the job had committed is kept, and the same order goes on from there. */
final class ServerAway extends DataAccessResourceFailureException {
    private static final long serialVersionUID = 1L;

    /** SQL state of a connection that cannot be made. */
    static final String STATE = "08001";

    /** Its class of states, and those of a server that shuts down, crashes or is just starting. */
    private static final String CONNECTION = "08";

    private static final Set<String> SHUTDOWN = Set.of("57P01", "57P02", "57P03");

    /** What a worker process notes of it, in which only the text is left. */
    private static final Pattern IN_WORDS = Pattern.compile("the database is away|terminating connection"
            + "|connection has been closed|I/O error occurred while sending|the database system is ");

    ServerAway(String job, @Nullable Throwable cause) {
        super("the database went away under " + job, cause);
    }

    /** Whether somewhere behind it is a connection that was cut or could not be made. */
    static boolean isToldBy(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerAway || (cause instanceof SQLException told && isState(told.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** What the driver says of a server that it could not reach, in one line. */
    static Optional<String> unreachable(Throwable thrown) {
        Optional<String> said = Optional.empty();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told && isState(told.getSQLState()) && told.getMessage() != null) {
                said = told.getMessage().lines().findFirst();
            }
        }
        return said;
    }

    static boolean isToldBy(JobExecution execution) {
        return execution.getAllFailureExceptions().stream().anyMatch(ServerAway::isToldBy);
    }

    static boolean isToldBy(String failure) {
        return IN_WORDS.matcher(failure).find();
    }

    private static boolean isState(@Nullable String state) {
        return state != null && (state.startsWith(CONNECTION) || SHUTDOWN.contains(state));
    }
}
