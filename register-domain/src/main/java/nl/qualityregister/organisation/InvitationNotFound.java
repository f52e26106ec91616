package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class InvitationNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    InvitationNotFound(InvitationId id) {
        super(Map.of("id", id.toString()));
    }
}
