package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The days in which one can come back on leaving are over, or the person registered anew since. */
public final class DepartureFinal extends Refusal {
    private static final long serialVersionUID = 1L;

    DepartureFinal(LocalDate until) {
        super(Map.of("until", until.toString()));
    }
}
