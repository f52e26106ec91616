package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** A course has one draft at a time. */
public final class DraftUnderWay extends Refusal {
    private static final long serialVersionUID = 1L;

    DraftUnderWay(CourseCode code, int version) {
        super(Map.of("course", code.value(), "version", Integer.toString(version)));
    }
}
