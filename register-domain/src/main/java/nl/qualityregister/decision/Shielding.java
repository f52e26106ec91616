package nl.qualityregister.decision;

import java.time.Instant;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is hidden for safety (afscherming).
 *
 * @param ground for the office only
 * @param endedReason why he or she is no longer
 */
public record Shielding(
        ShieldingId id,
        RegistrantId registrant,
        String ground,
        Instant decidedAt,
        @Nullable String endedReason,
        @Nullable Instant endedAt) {}
