package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class AppliedForAlready extends Refusal {
    private static final long serialVersionUID = 1L;

    AppliedForAlready(CourseCode code, int version) {
        super(Map.of("course", code.value(), "version", Integer.toString(version)));
    }
}
