package nl.qualityregister.evidence;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class ConfirmationNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public ConfirmationNotFound(ConfirmationId id) {
        super(Map.of("id", id.toString()));
    }
}
