package nl.qualityregister.registrant;

import static nl.qualityregister.registrant.IdentityChangeState.APPLIED;
import static nl.qualityregister.registrant.IdentityChangeState.REFUSED;
import static nl.qualityregister.registrant.IdentityChangeState.REQUESTED;
import static nl.qualityregister.registrant.IdentityChangeState.SEEN;

import java.util.Map;
import java.util.Optional;

/** The life of a change of identity as one table: approved by one, then by another. */
enum IdentityMove {
    APPROVE(Map.of(REQUESTED, SEEN, SEEN, APPLIED)),
    REFUSE(Map.of(REQUESTED, REFUSED, SEEN, REFUSED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<IdentityChangeState, IdentityChangeState> table;

    IdentityMove(Map<IdentityChangeState, IdentityChangeState> table) {
        this.table = table;
    }

    Optional<IdentityChangeState> from(IdentityChangeState state) {
        return Optional.ofNullable(table.get(state));
    }
}
