package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** What was applied for is no longer edited. */
public final class CourseVersionFixed extends Refusal {
    private static final long serialVersionUID = 1L;

    CourseVersionFixed(CourseCode code, int version) {
        super(Map.of("course", code.value(), "version", Integer.toString(version)));
    }
}
