package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class CourseCodeTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    CourseCodeTaken(CourseCode code) {
        super(Map.of("course", code.value()));
    }
}
