package nl.qualityregister.roll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the standing in two times.
 *
 * @param id absent while not stored
 * @param knownUntil the moment at which something else became known; absent while it is what is known
 */
record StandingRow(
        @Nullable Long id,
        Registration registration,
        Stretch stretch,
        Instant knownFrom,
        @Nullable Instant knownUntil) {

    StandingRow knownUntil(Instant moment) {
        return new StandingRow(id, registration, stretch, knownFrom, moment);
    }

    /** The same row, wherever it is stored. */
    StandingRow anonymous() {
        return new StandingRow(null, registration, stretch, knownFrom, knownUntil);
    }
}
