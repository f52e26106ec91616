package nl.qualityregister.roll;

import java.time.Instant;
import java.util.Locale;

/**
 * An entry of the log that is not of the roll, and that everybody may read.
 *
 * @param content JSON in canonical form
 */
record LogNote(long index, Kind kind, Instant recordedAt, String content) {
    enum Kind {
        /** The root of a batch of the trail. */
        TRAIL_SEALED,
        /** Which entries were erased, by whom and why. */
        ENTRIES_ERASED;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
