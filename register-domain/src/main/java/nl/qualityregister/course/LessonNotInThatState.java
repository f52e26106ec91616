package nl.qualityregister.course;

import java.util.Locale;
import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class LessonNotInThatState extends Refusal {
    private static final long serialVersionUID = 1L;

    LessonNotInThatState(LessonId id, LessonState state) {
        super(Map.of("id", id.toString(), "state", state.name().toLowerCase(Locale.ROOT)));
    }
}
