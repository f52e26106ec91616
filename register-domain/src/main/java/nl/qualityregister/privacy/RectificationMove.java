package nl.qualityregister.privacy;

import static nl.qualityregister.privacy.RectificationState.GRANTED;
import static nl.qualityregister.privacy.RectificationState.REFUSED;
import static nl.qualityregister.privacy.RectificationState.REQUESTED;

import java.util.Map;
import java.util.Optional;

/** The life of a request for correction as one table. */
enum RectificationMove {
    GRANT(Map.of(REQUESTED, GRANTED)),
    REFUSE(Map.of(REQUESTED, REFUSED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<RectificationState, RectificationState> table;

    RectificationMove(Map<RectificationState, RectificationState> table) {
        this.table = table;
    }

    Optional<RectificationState> from(RectificationState state) {
        return Optional.ofNullable(table.get(state));
    }
}
