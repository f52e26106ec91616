package nl.qualityregister.evidence;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class IntervisionSessionNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    IntervisionSessionNotInThatState(IntervisionSessionId id, SessionState state) {
        super(Map.of("id", id.toString(), "state", state.name().toLowerCase(Locale.ROOT)));
    }
}
