package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class LessonNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    LessonNotFound(LessonId id) {
        super(Map.of("id", id.toString()));
    }
}
