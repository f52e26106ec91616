package nl.qualityregister.organisation;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** It was accepted, withdrawn, or its term is over. */
public final class InvitationNotOpen extends Refusal {
    private static final long serialVersionUID = 1L;

    InvitationNotOpen(InvitationState state) {
        super(Map.of("state", state.name().toLowerCase(Locale.ROOT)));
    }
}
