package nl.qualityregister.decision;

import java.time.Instant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Two numbers of one person that become one.
 *
 * @param loser whose number leads to the survivor's from then on
 * @param digest of the preview that was proposed
 * @param decision why it was refused
 * @param undoing why it was undone
 */
public record Merger(
        MergerId id,
        RegistrantId loser,
        RegistrantId survivor,
        String digest,
        String reason,
        MergerState state,
        Actor proposedBy,
        Instant proposedAt,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable Instant undoneAt,
        @Nullable String undoing) {
    /** What is entered of it and credited by it is known by this. */
    String basis() {
        return "merger:" + id;
    }
}
