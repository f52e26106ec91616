package nl.qualityregister.norm;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a period judged by a version can begin, both included.
 *
 * @param from absent for always
 * @param until absent while no later version follows
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate until) {

    boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
