package nl.qualityregister.privacy;

import java.time.Instant;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to be erased, and what the office makes of it.
 *
 * @param reason in the person's words; nobody has to give one, and it goes with the rest
 * @param decision why it was refused
 */
public record ErasureRequest(
        ErasureRequestId id,
        RegistrantId registrant,
        ErasureState state,
        @Nullable String reason,
        Instant askedAt,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable Instant doneAt) {}
