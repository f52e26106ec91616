package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.Consent;
import nl.qualityregister.registrant.ConsentId;
import nl.qualityregister.registrant.ConsentScope;
import nl.qualityregister.registrant.ConsentWordings;
import nl.qualityregister.registrant.Consents;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a professional opens to employers and boards, as she sees it and as they do. */
@RestController
class ConsentOperations {
    private final Consents consents;
    private final Registrants registrants;
    private final Reach reach;
    private final ConsentWordings wordings;
    private final BusinessDay businessDay;

    ConsentOperations(
            Consents consents,
            Registrants registrants,
            Reach reach,
            ConsentWordings wordings,
            BusinessDay businessDay) {
        this.consents = consents;
        this.wordings = wordings;
        this.registrants = registrants;
        this.reach = reach;
        this.businessDay = businessDay;
    }

    @PostMapping("/v1/consents")
    ResponseEntity<ConsentView> grantConsent(@RequestBody NewConsent asked, Caller caller) {
        Registrant self = reach.self(caller);
        Consent consent = consents.grant(
                self.id(),
                new OrganisationId(asked.organisation()),
                asked.scopes().stream()
                        .map(scope -> Words.read(ConsentScope.class, scope))
                        .collect(Collectors.toSet()),
                asked.until(),
                asked.wording() == null ? wordings.current().version() : asked.wording(),
                caller.actor());
        return ResponseEntity.created(URI.create("/v1/consents/" + consent.id()))
                .body(view(consent, self));
    }

    /** Her own, also those that ended; for an employer those that hold today. */
    @GetMapping("/v1/consents")
    ConsentList listConsents(Caller caller) {
        List<Consent> found = caller.is(Role.PROFESSIONAL)
                ? reach.maybeSelf(caller)
                        .map(self -> consents.of(Set.of(self.id())))
                        .orElse(List.of())
                : consents.to(reach.organisation(caller, Role.EMPLOYER));
        Map<RegistrantId, Registrant> people =
                registrants.byId(found.stream().map(Consent::registrant).collect(Collectors.toSet()));
        return new ConsentList(found.stream()
                .flatMap(consent -> java.util.stream.Stream.ofNullable(people.get(consent.registrant()))
                        .map(person -> view(consent, person)))
                .toList());
    }

    /** What is asked, and what was asked of those who gave theirs before. */
    @GetMapping("/v1/consent-wordings")
    WordingList listConsentWordings() {
        String current = wordings.current().version();
        return new WordingList(wordings.all().stream()
                .map(wording -> new WordingView(
                        wording.version(),
                        wording.from(),
                        wording.version().equals(current),
                        wording.scopes().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(scope -> new ScopeView(
                                        Words.of(scope.getKey()),
                                        scope.getValue().nl(),
                                        scope.getValue().en()))
                                .toList()))
                .toList());
    }

    record WordingList(List<WordingView> items) {}

    record WordingView(String version, LocalDate from, boolean current, List<ScopeView> scopes) {}

    record ScopeView(String scope, String nl, String en) {}

    @GetMapping("/v1/consents/{consentId}")
    ConsentView readConsent(@PathVariable String consentId, Caller caller) {
        return view(own(consentId, caller), reach.self(caller));
    }

    @PostMapping("/v1/consents/{consentId}/revocations")
    @ResponseStatus(HttpStatus.CREATED)
    ConsentView revokeConsent(@PathVariable String consentId, Caller caller) {
        return view(consents.revoke(own(consentId, caller).id(), caller.actor()), reach.self(caller));
    }

    private Consent own(String consentId, Caller caller) {
        Registrant self = reach.self(caller);
        return consents.find(new ConsentId(Words.id(consentId)))
                .filter(found -> found.registrant().equals(self.id()))
                .orElseThrow(NotFound::new);
    }

    private ConsentView view(Consent consent, Registrant person) {
        return new ConsentView(
                consent.id().value(),
                person.number().value(),
                consent.organisation().value(),
                consent.scopes().stream().map(Words::of).sorted().toList(),
                consent.until(),
                consent.wording(),
                Words.of(consent.state(businessDay.today())),
                consent.grantedAt(),
                consent.revokedAt());
    }

    record NewConsent(
            String organisation,
            List<String> scopes,
            LocalDate until,
            @Nullable String wording) {}

    record ConsentView(
            UUID consentId,
            String registrationNumber,
            String organisation,
            List<String> scopes,
            LocalDate until,
            String wording,
            String state,
            Instant grantedAt,
            @Nullable Instant revokedAt) {}

    record ConsentList(List<ConsentView> items) {}
}
