package nl.qualityregister.roll;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** No measure has that id. */
public final class MeasureNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    MeasureNotFound(MeasureId measure) {
        super(Map.of("measure", measure.toString()));
    }
}
