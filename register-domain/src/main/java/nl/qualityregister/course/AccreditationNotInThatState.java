package nl.qualityregister.course;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class AccreditationNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    AccreditationNotInThatState(AccreditationRequestId id, RequestState state, RequestMove move) {
        super(Map.of(
                "id", id.toString(),
                "state", state.name().toLowerCase(Locale.ROOT),
                "move", move.name().toLowerCase(Locale.ROOT)));
    }
}
