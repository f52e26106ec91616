package nl.qualityregister.decision;

import static nl.qualityregister.decision.IntentionState.ANNOUNCED;
import static nl.qualityregister.decision.IntentionState.DROPPED;
import static nl.qualityregister.decision.IntentionState.FOLLOWED;
import static nl.qualityregister.decision.IntentionState.HEARD;

import java.util.Map;
import java.util.Optional;

/** The life of an intention as one table. A new verdict, and evidence that she adds, begin the term anew. */
enum IntentionMove {
    SAY(Map.of(ANNOUNCED, ANNOUNCED, HEARD, HEARD)),
    SAY_ALL(Map.of(ANNOUNCED, HEARD, HEARD, HEARD)),
    REOPEN(Map.of(ANNOUNCED, ANNOUNCED, HEARD, ANNOUNCED)),
    FOLLOW(Map.of(ANNOUNCED, FOLLOWED, HEARD, FOLLOWED)),
    DROP(Map.of(ANNOUNCED, DROPPED, HEARD, DROPPED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<IntentionState, IntentionState> table;

    IntentionMove(Map<IntentionState, IntentionState> table) {
        this.table = table;
    }

    Optional<IntentionState> from(IntentionState state) {
        return Optional.ofNullable(table.get(state));
    }
}
