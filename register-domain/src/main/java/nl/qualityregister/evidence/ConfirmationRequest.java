package nl.qualityregister.evidence;

import java.time.Instant;
import nl.qualityregister.house.BusinessDay;
import org.jspecify.annotations.Nullable;

/**
 * A confirmation that was asked for, as it stands.
 *
 * @param timesAsked the first time included
 * @param expiresAt from when on its links lead nowhere
 * @param answer of the third party
 * @param answeredByRegistrant whether the third party confirmed under a number that was registered here that day
 */
public record ConfirmationRequest(
        ConfirmationId id,
        NewConfirmation asked,
        ConfirmationState state,
        int timesAsked,
        Instant askedAt,
        Instant expiresAt,
        @Nullable ConfirmationAnswer answer,
        @Nullable Instant answeredAt,
        boolean answeredByRegistrant,
        long version) {
    /** The last day on which it can be answered. */
    public java.time.LocalDate lastDay() {
        return expiresAt.atZone(BusinessDay.AMSTERDAM).toLocalDate();
    }
}
