package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class CourseNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    CourseNotFound(CourseCode code) {
        super(Map.of("course", code.value()));
    }
}
