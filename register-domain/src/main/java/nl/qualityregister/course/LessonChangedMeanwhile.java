package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Both versions are told: the one the caller saw and the one that stands. */
public final class LessonChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    LessonChangedMeanwhile(LessonId id, long seen, long standing) {
        super(Map.of("id", id.toString(), "seen", Long.toString(seen), "standing", Long.toString(standing)));
    }
}
