package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What can be done before an edition only. */
public final class EditionBegun extends Refusal {
    private static final long serialVersionUID = 1L;

    EditionBegun(EditionCode code, LocalDate startsOn) {
        super(Map.of("edition", code.value(), "startsOn", startsOn.toString()));
    }
}
