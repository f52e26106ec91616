package nl.qualityregister.points;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry.
 *
 * @param reverses the entry that this one takes back
 * @param reason why, for a counter-entry
 */
public record Credit(
        long id,
        NewCredit fact,
        @Nullable Long reverses,
        @Nullable String reason,
        Instant creditedAt) {}
