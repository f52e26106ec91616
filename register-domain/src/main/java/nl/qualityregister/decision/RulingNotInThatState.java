package nl.qualityregister.decision;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** It was confirmed, refused, lifted or reversed, or has no appeal. */
public final class RulingNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    RulingNotInThatState(Ruling ruling) {
        super(Map.of(
                "id",
                ruling.id().toString(),
                "state",
                ruling.state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
