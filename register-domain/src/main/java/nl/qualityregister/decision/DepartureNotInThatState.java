package nl.qualityregister.decision;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** It was decided, undone, or takes no decision. */
public final class DepartureNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    DepartureNotInThatState(Departure departure) {
        super(Map.of(
                "id",
                departure.id().toString(),
                "state",
                departure.state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
