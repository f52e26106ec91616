package nl.qualityregister.organisation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param expiresAt from when on its codes are worth nothing
 * @param account to which it led
 */
public record Invitation(
        InvitationId id,
        NewInvitation invited,
        Instant invitedAt,
        Instant expiresAt,
        @Nullable Instant withdrawnAt,
        @Nullable AccountId account,
        @Nullable Instant acceptedAt) {

    public InvitationState state(Instant now) {
        if (acceptedAt != null) {
            return InvitationState.ACCEPTED;
        }
        if (withdrawnAt != null) {
            return InvitationState.WITHDRAWN;
        }
        return now.isBefore(expiresAt) ? InvitationState.OPEN : InvitationState.EXPIRED;
    }
}
