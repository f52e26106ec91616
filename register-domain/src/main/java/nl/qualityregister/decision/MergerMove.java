package nl.qualityregister.decision;

import static nl.qualityregister.decision.MergerState.IN_EFFECT;
import static nl.qualityregister.decision.MergerState.PROPOSED;
import static nl.qualityregister.decision.MergerState.REFUSED;
import static nl.qualityregister.decision.MergerState.UNDONE;

import java.util.Map;
import java.util.Optional;

/** The life of a merger as one table. */
enum MergerMove {
    CONFIRM(Map.of(PROPOSED, IN_EFFECT)),
    REFUSE(Map.of(PROPOSED, REFUSED)),
    UNDO(Map.of(IN_EFFECT, UNDONE));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<MergerState, MergerState> table;

    MergerMove(Map<MergerState, MergerState> table) {
        this.table = table;
    }

    Optional<MergerState> from(MergerState state) {
        return Optional.ofNullable(table.get(state));
    }
}
