package nl.qualityregister.roll;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** A hash that a checkpoint holds is not there any more: somebody changed the log behind the register's back. AuditRegister names it. */
public final class LogDamaged extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param entry the first that is missing, or over which a hash is */
    LogDamaged(long entry) {
        super(Map.of("entry", Long.toString(entry)));
    }
}
