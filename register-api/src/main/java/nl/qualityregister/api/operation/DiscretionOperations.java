package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.operation.HearingOperations.GivenReason;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Discretion;
import nl.qualityregister.decision.DiscretionCode;
import nl.qualityregister.decision.DiscretionId;
import nl.qualityregister.decision.DiscretionState;
import nl.qualityregister.decision.Discretions;
import nl.qualityregister.decision.NewDiscretion;
import nl.qualityregister.decision.Precedent;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
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

/** Exceptions of two people beside what the norm computes, and what can be learnt from earlier ones. */
@RestController
class DiscretionOperations {
    private final Discretions discretions;
    private final Cycles cycles;
    private final Registrants registrants;
    private final Reach reach;
    private final Trace trace;

    DiscretionOperations(Discretions discretions, Cycles cycles, Registrants registrants, Reach reach, Trace trace) {
        this.discretions = discretions;
        this.cycles = cycles;
        this.registrants = registrants;
        this.reach = reach;
        this.trace = trace;
    }

    @PostMapping("/v1/cycles/{cycleId}/discretions")
    ResponseEntity<DiscretionView> proposeDiscretion(
            @PathVariable String cycleId, @RequestBody Proposal proposal, Caller caller) {
        Discretion proposed = discretions.propose(
                Words.cycle(cycleId),
                new NewDiscretion(
                        proposal.rules(),
                        Words.read(DiscretionCode.class, proposal.code()),
                        proposal.reason(),
                        proposal.precedent(),
                        proposal.expiresOn()),
                caller.actor());
        return ResponseEntity.created(URI.create("/v1/discretions/" + proposed.id()))
                .body(view(proposed));
    }

    @GetMapping("/v1/discretions")
    ResponseEntity<Page<DiscretionView>> listDiscretions(
            @RequestParam(defaultValue = "proposed") String state,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        List<Discretion> found = discretions.discretions(
                Words.read(DiscretionState.class, state), after.map(DiscretionId::new), limit + 1);
        return Page.of(found, limit, discretion -> discretion.id().toString(), this::view);
    }

    @GetMapping("/v1/discretions/{discretionId}")
    DiscretionView readDiscretion(@PathVariable String discretionId, Caller caller) {
        Discretion found = discretions
                .discretion(id(discretionId))
                .filter(one -> caller.is(Role.REGISTRAR)
                        || reach.maybeSelf(caller)
                                .filter(self -> self.id().equals(whose(one)))
                                .isPresent())
                .orElseThrow(NotFound::new);
        DiscretionView view = view(found);
        trace.of(
                caller,
                "discretion-read",
                "discretion:" + found.id(),
                caller.is(Role.REGISTRAR) ? "task:registrar" : "own-file",
                view.registrationNumber());
        return view;
    }

    @PostMapping("/v1/discretions/{discretionId}/signatures")
    @ResponseStatus(HttpStatus.CREATED)
    DiscretionView signDiscretion(@PathVariable String discretionId, @RequestBody Signature signature, Caller caller) {
        return view(discretions.sign(id(discretionId), signature.digest(), caller.actor()));
    }

    @PostMapping("/v1/discretions/{discretionId}/refusals")
    @ResponseStatus(HttpStatus.CREATED)
    DiscretionView refuseDiscretion(@PathVariable String discretionId, @RequestBody GivenReason given, Caller caller) {
        return view(discretions.refuse(id(discretionId), given.reason(), caller.actor()));
    }

    @PostMapping("/v1/discretions/{discretionId}/revocations")
    @ResponseStatus(HttpStatus.CREATED)
    DiscretionView revokeDiscretion(@PathVariable String discretionId, @RequestBody GivenReason given, Caller caller) {
        return view(discretions.revoke(id(discretionId), given.reason(), caller.actor()));
    }

    @GetMapping("/v1/precedents")
    PrecedentsView listPrecedents(@RequestParam String register) {
        return new PrecedentsView(
                Discretions.FEWEST_SHOWN,
                discretions.precedents(new RegisterId(register)).stream()
                        .map(PrecedentView::of)
                        .toList());
    }

    private static DiscretionId id(String text) {
        return new DiscretionId(Words.id(text));
    }

    private RegistrantId whose(Discretion discretion) {
        return cycles.find(discretion.cycle()).orElseThrow().terms().registrant();
    }

    private DiscretionView view(Discretion discretion) {
        RegistrantId person = whose(discretion);
        NewDiscretion asked = discretion.asked();
        return new DiscretionView(
                discretion.id().value(),
                discretion.cycle().value(),
                Objects.requireNonNull(registrants.byId(Set.of(person)).get(person))
                        .number()
                        .value(),
                discretion.beside(),
                asked.rules(),
                Words.of(asked.code()),
                asked.reason(),
                asked.precedent(),
                asked.expiresOn(),
                discretion.digest(),
                Words.of(discretion.state()),
                discretion.proposedAt(),
                discretion.signedAt(),
                discretion.endedReason());
    }

    record Proposal(
            List<String> rules,
            String code,
            String reason,
            @Nullable String precedent,
            LocalDate expiresOn) {}

    record Signature(String digest) {}

    record DiscretionView(
            UUID discretionId,
            long cycleId,
            String registrationNumber,
            String beside,
            List<String> rules,
            String code,
            String reason,
            @Nullable String precedent,
            LocalDate expiresOn,
            String digest,
            String state,
            Instant proposedAt,
            @Nullable Instant signedAt,
            @Nullable String endedReason) {}

    record PrecedentsView(int fewestShown, List<PrecedentView> precedents) {}

    record PrecedentView(String code, List<String> rules, long signed, List<String> examples) {
        static PrecedentView of(Precedent precedent) {
            return new PrecedentView(
                    Words.of(precedent.code()), precedent.rules(), precedent.signed(), precedent.examples());
        }
    }
}
