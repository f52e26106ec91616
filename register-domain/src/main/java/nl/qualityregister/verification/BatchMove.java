package nl.qualityregister.verification;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can become of a list, and from which states. */
enum BatchMove {
    TAKE_UP,
    FINISH,
    CANCEL,
    FAIL;

    private static final Map<BatchMove, Set<BatchState>> FROM = Map.of(
            TAKE_UP, Set.of(BatchState.WAITING, BatchState.RUNNING, BatchState.FAILED),
            FINISH, Set.of(BatchState.RUNNING),
            CANCEL, Set.of(BatchState.WAITING, BatchState.RUNNING, BatchState.FAILED),
            FAIL, Set.of(BatchState.RUNNING));

    private static final Map<BatchMove, BatchState> TO = Map.of(
            TAKE_UP, BatchState.RUNNING,
            FINISH, BatchState.DONE,
            CANCEL, BatchState.CANCELLED,
            FAIL, BatchState.FAILED);

    /** Where it leads; empty when it cannot be made from there. */
    Optional<BatchState> from(BatchState state) {
        return FROM.getOrDefault(this, Set.of()).contains(state) ? Optional.ofNullable(TO.get(this)) : Optional.empty();
    }
}
