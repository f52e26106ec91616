package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The term is over, and nothing was said that could excuse it. */
public final class ObjectionLate extends Refusal {
    private static final long serialVersionUID = 1L;

    ObjectionLate(LocalDate until) {
        super(Map.of("until", until.toString()));
    }
}
