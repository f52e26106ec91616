package nl.qualityregister.roll;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The person has no registration of that kind on the first day of the measure. */
public final class NothingToTakeMeasuresOn extends Refusal {
    private static final long serialVersionUID = 1L;

    NothingToTakeMeasuresOn(Registration registration, LocalDate day) {
        super(Map.of(
                "register",
                registration.register().value(),
                "occupation",
                registration.occupation().value(),
                "day",
                day.toString()));
    }
}
