package nl.qualityregister.privacy;

import static nl.qualityregister.privacy.ErasureState.DONE;
import static nl.qualityregister.privacy.ErasureState.GRANTED;
import static nl.qualityregister.privacy.ErasureState.REFUSED;
import static nl.qualityregister.privacy.ErasureState.REQUESTED;
import static nl.qualityregister.privacy.ErasureState.SEEN;
import static nl.qualityregister.privacy.ErasureState.WITHDRAWN;

import java.util.Map;
import java.util.Optional;

/** The life of a request to be erased as one table: approved by one, then by another, carried out when nothing is waited for. */
enum ErasureMove {
    APPROVE(Map.of(REQUESTED, SEEN, SEEN, GRANTED)),
    REFUSE(Map.of(REQUESTED, REFUSED, SEEN, REFUSED)),
    WITHDRAW(Map.of(REQUESTED, WITHDRAWN, SEEN, WITHDRAWN, GRANTED, WITHDRAWN)),
    CARRY_OUT(Map.of(GRANTED, DONE));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<ErasureState, ErasureState> table;

    ErasureMove(Map<ErasureState, ErasureState> table) {
        this.table = table;
    }

    Optional<ErasureState> from(ErasureState state) {
        return Optional.ofNullable(table.get(state));
    }
}
