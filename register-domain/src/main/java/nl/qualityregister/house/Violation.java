package nl.qualityregister.house;

import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/** Which law of the database a statement broke. */
public final class Violation {
    private Violation() {}

    /** Whether the named constraint is the one that refused. */
    public static boolean of(String constraint, DataIntegrityViolationException refused) {
        return refused.getMostSpecificCause() instanceof PSQLException cause
                && cause.getServerErrorMessage() != null
                && constraint.equals(cause.getServerErrorMessage().getConstraint());
    }
}
