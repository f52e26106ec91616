package nl.qualityregister.evidence;

import static nl.qualityregister.evidence.ConfirmationState.ASKED;
import static nl.qualityregister.evidence.ConfirmationState.CONFIRMED;
import static nl.qualityregister.evidence.ConfirmationState.DECLINED;
import static nl.qualityregister.evidence.ConfirmationState.WITHDRAWN;

import java.util.Map;
import java.util.Optional;

/** The life of a confirmation as one table: what may be done in which state, and where that leads. What is not here is refused. */
enum ConfirmationMove {
    ASK_AGAIN(Map.of(ASKED, ASKED)),
    CONFIRM(Map.of(ASKED, CONFIRMED)),
    DECLINE(Map.of(ASKED, DECLINED)),
    WITHDRAW(Map.of(ASKED, WITHDRAWN, CONFIRMED, WITHDRAWN));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<ConfirmationState, ConfirmationState> table;

    ConfirmationMove(Map<ConfirmationState, ConfirmationState> table) {
        this.table = table;
    }

    Optional<ConfirmationState> from(ConfirmationState state) {
        return Optional.ofNullable(table.get(state));
    }
}
