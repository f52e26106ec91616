package nl.qualityregister.assessment;

import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * What of the queue is asked for; an absent part leaves all.
 *
 * @param body the items that this body judges, also those that name no body
 * @param overdue whether only what is past its promised day
 * @param mine whether only what the assessor holds
 */
public record QueueFilter(
        @Nullable ItemKind kind,
        @Nullable RegisterId register,
        @Nullable OccupationCode occupation,
        @Nullable OrganisationId body,
        @Nullable String category,
        boolean overdue,
        boolean mine) {
    public static final QueueFilter ALL = new QueueFilter(null, null, null, null, null, false, false);
}
