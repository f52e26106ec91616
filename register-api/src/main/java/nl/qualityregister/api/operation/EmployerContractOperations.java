package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.operation.HearingOperations.GivenReason;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.ContractScope;
import nl.qualityregister.organisation.EmployerContract;
import nl.qualityregister.organisation.EmployerContractId;
import nl.qualityregister.organisation.EmployerContracts;
import nl.qualityregister.organisation.NewEmployerContract;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What employers are told beyond what everybody may know: the office writes it down and ends it, an employer reads its own. */
@RestController
class EmployerContractOperations {
    private final EmployerContracts contracts;
    private final Reach reach;

    EmployerContractOperations(EmployerContracts contracts, Reach reach) {
        this.contracts = contracts;
        this.reach = reach;
    }

    @PostMapping("/v1/employer-contracts")
    ResponseEntity<ContractView> recordEmployerContract(@RequestBody Wanted wanted, Caller caller) {
        EmployerContract recorded = contracts.record(wanted.contract(), caller.actor());
        return ResponseEntity.created(URI.create("/v1/employer-contracts/" + recorded.id()))
                .body(ContractView.of(recorded));
    }

    /** An employer's own; the office says whose. */
    @GetMapping("/v1/employer-contracts")
    Page<ContractView> listEmployerContracts(@RequestParam Optional<String> organisation, Caller caller) {
        OrganisationId whose = caller.is(Role.REGISTRAR)
                ? organisation
                        .map(OrganisationId::new)
                        .orElseThrow(() -> new InputRefused(List.of(Fault.at("/organisation", "required"))))
                : reach.organisation(caller, Role.EMPLOYER);
        return new Page<>(contracts.of(whose).stream().map(ContractView::of).toList());
    }

    @GetMapping("/v1/employer-contracts/{contractId}")
    ContractView readEmployerContract(@PathVariable String contractId, Caller caller) {
        return contracts
                .find(new EmployerContractId(Words.id(contractId)))
                .filter(contract -> caller.is(Role.REGISTRAR)
                        || caller.actsFor(Role.EMPLOYER)
                                .filter(contract.organisation()::equals)
                                .isPresent())
                .map(ContractView::of)
                .orElseThrow(NotFound::new);
    }

    @PostMapping("/v1/employer-contracts/{contractId}/endings")
    @ResponseStatus(HttpStatus.CREATED)
    ContractView endEmployerContract(@PathVariable String contractId, @RequestBody GivenReason given, Caller caller) {
        return ContractView.of(
                contracts.end(new EmployerContractId(Words.id(contractId)), given.reason(), caller.actor()));
    }

    record Wanted(
            String organisation,
            Set<String> scopes,
            LocalDate from,
            @Nullable LocalDate lastDay,
            String reference) {
        NewEmployerContract contract() {
            return new NewEmployerContract(
                    new OrganisationId(organisation),
                    scopes.stream()
                            .map(scope -> Words.read(ContractScope.class, scope))
                            .collect(Collectors.toSet()),
                    from,
                    lastDay,
                    reference);
        }
    }

    record ContractView(
            UUID contractId,
            String organisation,
            List<String> scopes,
            LocalDate from,
            @Nullable LocalDate lastDay,
            String reference,
            Instant recordedAt,
            @Nullable Instant endedAt,
            @Nullable String endedReason) {
        static ContractView of(EmployerContract contract) {
            return new ContractView(
                    contract.id().value(),
                    contract.organisation().value(),
                    contract.scopes().stream().map(Words::of).sorted().toList(),
                    contract.from(),
                    contract.lastDay(),
                    contract.reference(),
                    contract.recordedAt(),
                    contract.endedAt(),
                    contract.endedReason());
        }
    }
}
