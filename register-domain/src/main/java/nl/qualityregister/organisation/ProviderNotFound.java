package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class ProviderNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    ProviderNotFound(OrganisationId id) {
        super(Map.of("organisation", id.value()));
    }
}
