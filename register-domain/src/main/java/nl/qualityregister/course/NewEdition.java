package nl.qualityregister.course;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * @param sessions how many sessions, from 1
 * @param place where, for readers
 */
public record NewEdition(
        EditionCode code,
        CourseCode course,
        LocalDate startsOn,
        LocalDate endsOn,
        int sessions,
        @Nullable Integer seats,
        @Nullable String place) {}
