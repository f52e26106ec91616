package nl.qualityregister.decision;

import static nl.qualityregister.decision.ApplicationState.ACCEPTED;
import static nl.qualityregister.decision.ApplicationState.ASSESSED;
import static nl.qualityregister.decision.ApplicationState.REFUSED;
import static nl.qualityregister.decision.ApplicationState.RETURNED;
import static nl.qualityregister.decision.ApplicationState.SUBMITTED;
import static nl.qualityregister.decision.ApplicationState.WITHDRAWN;

import java.util.Map;
import java.util.Optional;

/** The life of an application as one table: what may be done in which state, and where that leads. What is not here is refused. */
enum ApplicationMove {
    // what was not answered by its day lies on the desk again, and is judged as it stands
    ASK_BACK(Map.of(SUBMITTED, RETURNED, RETURNED, RETURNED)),
    SUBMIT_AGAIN(Map.of(RETURNED, SUBMITTED)),
    ASSESS(Map.of(SUBMITTED, ASSESSED, RETURNED, ASSESSED)),
    ACCEPT(Map.of(SUBMITTED, ACCEPTED, RETURNED, ACCEPTED, ASSESSED, ACCEPTED)),
    REFUSE(Map.of(SUBMITTED, REFUSED, RETURNED, REFUSED, ASSESSED, REFUSED)),
    WITHDRAW(Map.of(SUBMITTED, WITHDRAWN, RETURNED, WITHDRAWN, ASSESSED, WITHDRAWN));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<ApplicationState, ApplicationState> table;

    ApplicationMove(Map<ApplicationState, ApplicationState> table) {
        this.table = table;
    }

    Optional<ApplicationState> from(ApplicationState state) {
        return Optional.ofNullable(table.get(state));
    }
}
