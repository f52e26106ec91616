package nl.qualityregister.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an employer is told, on which contract and until when.
 *
 * @param lastDay inclusive; absent when it has no term
 * @param reference where the contract is written down
 * @param endedAt from which moment on it holds no longer, whatever its last day
 */
public record EmployerContract(
        EmployerContractId id,
        OrganisationId organisation,
        Set<ContractScope> scopes,
        LocalDate from,
        @Nullable LocalDate lastDay,
        String reference,
        Instant recordedAt,
        @Nullable Instant endedAt,
        @Nullable String endedReason) {
    public EmployerContract {
        scopes = Set.copyOf(scopes);
    }
}
