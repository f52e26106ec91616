package nl.qualityregister.decision;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** It was decided or withdrawn, or waits for something else first. */
public final class ObjectionNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    ObjectionNotInThatState(Objection objection) {
        super(Map.of(
                "id",
                objection.id().toString(),
                "state",
                objection.state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
