package nl.qualityregister.decision;

import static nl.qualityregister.decision.ExtensionState.IN_EFFECT;
import static nl.qualityregister.decision.ExtensionState.PROPOSED;
import static nl.qualityregister.decision.ExtensionState.REFUSED;
import static nl.qualityregister.decision.ExtensionState.REVERSED;

import java.util.Map;
import java.util.Optional;

/** The life of an extension as one table. */
enum ExtensionMove {
    CONFIRM(Map.of(PROPOSED, IN_EFFECT)),
    REFUSE(Map.of(PROPOSED, REFUSED)),
    REVERSE(Map.of(IN_EFFECT, REVERSED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<ExtensionState, ExtensionState> table;

    ExtensionMove(Map<ExtensionState, ExtensionState> table) {
        this.table = table;
    }

    Optional<ExtensionState> from(ExtensionState state) {
        return Optional.ofNullable(table.get(state));
    }
}
