package nl.qualityregister.assessment;

import static nl.qualityregister.assessment.ItemState.CLAIMED;
import static nl.qualityregister.assessment.ItemState.CONCLUDED;
import static nl.qualityregister.assessment.ItemState.OPEN;
import static nl.qualityregister.assessment.ItemState.RECALLED;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The life of an item as one table: what may be done in which state, and where that leads. What is not here is refused. */
enum DeskMove {
    CLAIM(Map.of(OPEN, CLAIMED, CLAIMED, CLAIMED)),
    RELEASE(Map.of(OPEN, OPEN, CLAIMED, OPEN)),
    PASS(Map.of(OPEN, OPEN, CLAIMED, OPEN)),
    CONCLUDE(Map.of(OPEN, CONCLUDED, CLAIMED, CONCLUDED)),
    RECALL(Map.of(OPEN, RECALLED, CLAIMED, RECALLED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<ItemState, ItemState> table;

    DeskMove(Map<ItemState, ItemState> table) {
        this.table = table;
    }

    /** From where it can be made. */
    String[] states() {
        return Arrays.stream(ItemState.values())
                .filter(table::containsKey)
                .map(ItemState::name)
                .toArray(String[]::new);
    }

    Optional<ItemState> from(ItemState state) {
        return Optional.ofNullable(table.get(state));
    }
}
