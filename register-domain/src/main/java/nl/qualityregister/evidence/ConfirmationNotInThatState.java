package nl.qualityregister.evidence;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class ConfirmationNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    ConfirmationNotInThatState(ConfirmationId id, ConfirmationState state) {
        super(Map.of("id", id.toString(), "state", state.name().toLowerCase(Locale.ROOT)));
    }
}
