package nl.qualityregister.course;

import java.time.LocalDate;

/**
 * An edition that ended and of which no attendance has come.
 *
 * @param lastDay until which it can be reported
 */
public record ArrearsEdition(
        EditionCode edition, CourseCode course, String title, LocalDate endsOn, LocalDate lastDay) {}
