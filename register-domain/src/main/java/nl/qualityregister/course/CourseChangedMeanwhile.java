package nl.qualityregister.course;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Both versions are told: the one the caller saw and the one that stands. */
public final class CourseChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    CourseChangedMeanwhile(CourseCode code, long seen, long standing) {
        super(Map.of("course", code.value(), "seen", Long.toString(seen), "standing", Long.toString(standing)));
    }
}
