package nl.qualityregister.decision;

import static nl.qualityregister.decision.ObjectionState.ADVISED;
import static nl.qualityregister.decision.ObjectionState.DISMISSED;
import static nl.qualityregister.decision.ObjectionState.INADMISSIBLE;
import static nl.qualityregister.decision.ObjectionState.LATE;
import static nl.qualityregister.decision.ObjectionState.PARTLY_UPHELD;
import static nl.qualityregister.decision.ObjectionState.RETURNED;
import static nl.qualityregister.decision.ObjectionState.SUBMITTED;
import static nl.qualityregister.decision.ObjectionState.UPHELD;
import static nl.qualityregister.decision.ObjectionState.WITHDRAWN;

import java.util.Map;
import java.util.Optional;

/** The life of an objection as one table: what may be done in which state, and where that leads. What is not here is refused. */
enum ObjectionMove {
    EXCUSE(Map.of(LATE, SUBMITTED)),
    DECLARE_INADMISSIBLE(Map.of(LATE, INADMISSIBLE)),
    // what was not answered by its day lies on the desk again, and is judged as it stands
    ASK_BACK(Map.of(SUBMITTED, RETURNED, RETURNED, RETURNED)),
    ANSWER(Map.of(RETURNED, SUBMITTED)),
    ADVISE(Map.of(SUBMITTED, ADVISED, RETURNED, ADVISED)),
    UPHOLD(Map.of(SUBMITTED, UPHELD, RETURNED, UPHELD, ADVISED, UPHELD)),
    UPHOLD_PARTLY(Map.of(SUBMITTED, PARTLY_UPHELD, RETURNED, PARTLY_UPHELD, ADVISED, PARTLY_UPHELD)),
    DISMISS(Map.of(RETURNED, DISMISSED, ADVISED, DISMISSED)),
    WITHDRAW(Map.of(LATE, WITHDRAWN, SUBMITTED, WITHDRAWN, RETURNED, WITHDRAWN, ADVISED, WITHDRAWN));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<ObjectionState, ObjectionState> table;

    ObjectionMove(Map<ObjectionState, ObjectionState> table) {
        this.table = table;
    }

    Optional<ObjectionState> from(ObjectionState state) {
        return Optional.ofNullable(table.get(state));
    }
}
