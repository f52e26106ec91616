package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** The organisation has no contract today that lets it be told this. */
public final class EmployerContractRequired extends Refusal {
    private static final long serialVersionUID = 1L;

    public EmployerContractRequired(OrganisationId organisation) {
        super(Map.of("organisation", organisation.value()));
    }
}
