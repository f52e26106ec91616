package nl.qualityregister.course;

import org.jspecify.annotations.Nullable;

/**
 * One row as handed in, unchecked.
 *
 * @param number as written by the provider; read forgivingly
 * @param session from 1; absent means all sessions
 */
public record AttendanceRow(
        String edition, String number, @Nullable Integer session) {}
