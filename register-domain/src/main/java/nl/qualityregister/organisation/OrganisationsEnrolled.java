package nl.qualityregister.organisation;

import java.util.List;
import nl.qualityregister.trail.Actor;

/** Organisations that were not known before, still in the transaction that enrolled them. */
public record OrganisationsEnrolled(List<Organisation> organisations, Actor by) {
    public OrganisationsEnrolled {
        organisations = List.copyOf(organisations);
    }
}
