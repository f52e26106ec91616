package nl.qualityregister.decision;

import static nl.qualityregister.decision.DepartureState.IN_EFFECT;
import static nl.qualityregister.decision.DepartureState.REJECTED;
import static nl.qualityregister.decision.DepartureState.REPORTED;
import static nl.qualityregister.decision.DepartureState.UNDONE;

import java.util.Map;
import java.util.Optional;

/** The life of a departure as one table. Only a death is reported first; who leaves by choice has left. */
enum DepartureMove {
    CONFIRM(Map.of(REPORTED, IN_EFFECT)),
    REJECT(Map.of(REPORTED, REJECTED)),
    UNDO(Map.of(IN_EFFECT, UNDONE));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<DepartureState, DepartureState> table;

    DepartureMove(Map<DepartureState, DepartureState> table) {
        this.table = table;
    }

    Optional<DepartureState> from(DepartureState state) {
        return Optional.ofNullable(table.get(state));
    }
}
