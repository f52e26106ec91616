package nl.qualityregister.course;

import java.util.List;

/** The completed editions of one chunk of rows; published in its transaction. */
public record AttendanceRecorded(List<Attended> attended) {
    public AttendanceRecorded {
        attended = List.copyOf(attended);
    }
}
