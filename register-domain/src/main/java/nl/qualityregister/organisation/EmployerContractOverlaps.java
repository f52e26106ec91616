package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Another contract of the organisation holds on some of the days. */
public final class EmployerContractOverlaps extends Refusal {
    private static final long serialVersionUID = 1L;

    EmployerContractOverlaps(OrganisationId organisation) {
        super(Map.of("organisation", organisation.value()));
    }
}
