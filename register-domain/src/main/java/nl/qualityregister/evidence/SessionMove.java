package nl.qualityregister.evidence;

import static nl.qualityregister.evidence.SessionState.CONFIRMED;
import static nl.qualityregister.evidence.SessionState.REPORTED;
import static nl.qualityregister.evidence.SessionState.VOIDED;

import java.util.Map;
import java.util.Optional;

/** The life of an intervision session as one table. What is not here is refused. */
enum SessionMove {
    CONFIRM(Map.of(REPORTED, CONFIRMED)),
    VOID(Map.of(REPORTED, VOIDED, CONFIRMED, VOIDED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<SessionState, SessionState> table;

    SessionMove(Map<SessionState, SessionState> table) {
        this.table = table;
    }

    Optional<SessionState> from(SessionState state) {
        return Optional.ofNullable(table.get(state));
    }
}
