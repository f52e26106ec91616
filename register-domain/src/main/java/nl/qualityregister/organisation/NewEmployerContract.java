package nl.qualityregister.organisation;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** @param lastDay inclusive; absent when it has no term */
public record NewEmployerContract(
        OrganisationId organisation,
        Set<ContractScope> scopes,
        LocalDate from,
        @Nullable LocalDate lastDay,
        String reference) {
    public NewEmployerContract {
        scopes = Set.copyOf(scopes);
    }
}
