package nl.qualityregister.roll;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What was lifted cannot be lifted again, and to what was reversed nothing can be done. */
public final class MeasureNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    MeasureNotInThatState(Measure measure) {
        super(Map.of(
                "measure",
                measure.id().toString(),
                "state",
                measure.state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
