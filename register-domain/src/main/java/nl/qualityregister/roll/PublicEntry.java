package nl.qualityregister.roll;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry as the public may know it today: the place in the order always, what it says only while that may be shown.
 *
 * @param content empty when it is of a measure that is not published or was reversed, or of somebody hidden for safety. What undid such
 *     a measure is told as the correction of the status that it is, without the measure
 */
public record PublicEntry(long index, Instant recordedAt, Optional<NewEntry> content) {}
