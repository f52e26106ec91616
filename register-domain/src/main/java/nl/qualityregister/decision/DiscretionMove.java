package nl.qualityregister.decision;

import static nl.qualityregister.decision.DiscretionState.PROPOSED;
import static nl.qualityregister.decision.DiscretionState.REFUSED;
import static nl.qualityregister.decision.DiscretionState.REVOKED;
import static nl.qualityregister.decision.DiscretionState.SIGNED;
import static nl.qualityregister.decision.DiscretionState.USED;

import java.util.Map;
import java.util.Optional;

/** The life of an exception as one table. One that expired can no longer be used or signed, and is revoked when another is proposed. */
enum DiscretionMove {
    SIGN(Map.of(PROPOSED, SIGNED)),
    REFUSE(Map.of(PROPOSED, REFUSED)),
    REVOKE(Map.of(PROPOSED, REVOKED, SIGNED, REVOKED)),
    USE(Map.of(SIGNED, USED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<DiscretionState, DiscretionState> table;

    DiscretionMove(Map<DiscretionState, DiscretionState> table) {
        this.table = table;
    }

    Optional<DiscretionState> from(DiscretionState state) {
        return Optional.ofNullable(table.get(state));
    }
}
