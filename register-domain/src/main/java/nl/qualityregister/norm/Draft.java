package nl.qualityregister.norm;

import java.time.Instant;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way to being adopted, as it was last saved.
 *
 * @param revision how often it was saved; the first is 1
 * @param document the JSON document, whatever is wrong with it
 * @param adopted what it became; absent while it can still be changed
 */
public record Draft(
        DraftId id,
        DraftKind kind,
        int revision,
        String document,
        Actor draftedBy,
        Instant draftedAt,
        Actor savedBy,
        Instant savedAt,
        @Nullable Adopted adopted) {

    /**
     * What a draft became.
     *
     * @param name the norm set or the register
     * @param version the version of the norm set, or the number of the register's document
     */
    public record Adopted(String name, String version) {}
}
