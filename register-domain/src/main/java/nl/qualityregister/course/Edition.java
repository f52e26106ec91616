package nl.qualityregister.course;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One time that a course is given.
 *
 * @param version of the course
 * @param free seats not booked; absent when there is no limit
 * @param waitingList whether it keeps a queue when it is full
 */
public record Edition(
        EditionCode code,
        CourseCode course,
        int version,
        LocalDate startsOn,
        LocalDate endsOn,
        int sessions,
        @Nullable Integer seats,
        @Nullable Integer free,
        boolean waitingList,
        @Nullable String place) {}
