package nl.qualityregister.course;

import java.time.Instant;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a professional says of how an edition's attendance was reported.
 *
 * @param upheld whether the provider found her right; absent while it has not answered
 */
public record Dispute(
        DisputeId id,
        EditionCode edition,
        String title,
        RegistrationNumber number,
        DisputeKind kind,
        String remark,
        Instant raisedAt,
        @Nullable Boolean upheld,
        @Nullable String answer) {}
