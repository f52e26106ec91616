package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** An organisation was named that is not enrolled here. */
public final class OrganisationNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public OrganisationNotFound(OrganisationId id) {
        super(Map.of("organisation", id.value()));
    }
}
