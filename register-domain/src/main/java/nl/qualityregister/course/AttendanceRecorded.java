package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.trail.Actor;

/**
 * The completed editions of one chunk of rows; published in its transaction.
 *
 * @param by who handed the attendance in
 */
public record AttendanceRecorded(List<Attended> attended, Actor by) {
    public AttendanceRecorded {
        attended = List.copyOf(attended);
    }
}
