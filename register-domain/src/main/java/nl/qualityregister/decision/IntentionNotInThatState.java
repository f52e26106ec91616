package nl.qualityregister.decision;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** It was decided or let go. */
public final class IntentionNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    IntentionNotInThatState(Intention intention) {
        super(Map.of(
                "id",
                intention.id().toString(),
                "state",
                intention.state().name().toLowerCase(Locale.ROOT)));
    }
}
