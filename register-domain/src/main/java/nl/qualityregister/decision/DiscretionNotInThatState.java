package nl.qualityregister.decision;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** It was signed, refused, revoked or used. */
public final class DiscretionNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    DiscretionNotInThatState(Discretion discretion) {
        super(Map.of(
                "id",
                discretion.id().toString(),
                "state",
                discretion.state().name().toLowerCase(Locale.ROOT)));
    }
}
