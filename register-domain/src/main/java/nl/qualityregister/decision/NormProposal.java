package nl.qualityregister.decision;

import java.time.Instant;
import nl.qualityregister.norm.DraftId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Somebody proposes that a draft be adopted as it stands.
 *
 * @param revision of the draft that is proposed; a later one needs a proposal of its own
 * @param confirmation by another person; absent while it waits for one
 */
public record NormProposal(
        DraftId draft,
        int revision,
        String reason,
        Actor proposedBy,
        Instant proposedAt,
        @Nullable Confirmation confirmation) {

    public record Confirmation(Actor confirmedBy, Instant confirmedAt) {}
}
