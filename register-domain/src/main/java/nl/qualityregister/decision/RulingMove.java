package nl.qualityregister.decision;

import static nl.qualityregister.decision.RulingState.APPEALED;
import static nl.qualityregister.decision.RulingState.IN_FORCE;
import static nl.qualityregister.decision.RulingState.LIFTED;
import static nl.qualityregister.decision.RulingState.RECORDED;
import static nl.qualityregister.decision.RulingState.REFUSED;
import static nl.qualityregister.decision.RulingState.REVERSED;
import static nl.qualityregister.decision.RulingState.SUSPENDED;

import java.util.Map;
import java.util.Optional;

/** The life of a ruling as one table. */
enum RulingMove {
    CONFIRM(Map.of(RECORDED, IN_FORCE)),
    REFUSE(Map.of(RECORDED, REFUSED)),
    APPEAL(Map.of(IN_FORCE, APPEALED)),
    APPEAL_AND_SUSPEND(Map.of(IN_FORCE, SUSPENDED)),
    DISMISS_APPEAL(Map.of(APPEALED, IN_FORCE, SUSPENDED, IN_FORCE)),
    PUBLISH(Map.of(IN_FORCE, IN_FORCE, APPEALED, APPEALED)),
    LIFT(Map.of(IN_FORCE, LIFTED, APPEALED, LIFTED)),
    REVERSE(Map.of(IN_FORCE, REVERSED, APPEALED, REVERSED, SUSPENDED, REVERSED, LIFTED, REVERSED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<RulingState, RulingState> table;

    RulingMove(Map<RulingState, RulingState> table) {
        this.table = table;
    }

    Optional<RulingState> from(RulingState state) {
        return Optional.ofNullable(table.get(state));
    }
}
