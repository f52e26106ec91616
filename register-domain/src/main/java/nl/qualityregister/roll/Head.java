package nl.qualityregister.roll;

import java.time.Instant;

/** The last entry of the roll: whatever is entered later has a higher index and a later moment. */
public record Head(long index, Instant recordedAt) {}
