package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.NewProvider;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Provider;
import nl.qualityregister.organisation.Providers;
import nl.qualityregister.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Providers: who asks to be one, and what each register says to it. */
@RestController
class ProviderOperations {
    private final Providers providers;
    private final BusinessDay businessDay;

    ProviderOperations(Providers providers, BusinessDay businessDay) {
        this.providers = providers;
        this.businessDay = businessDay;
    }

    @PostMapping("/v1/providers")
    ResponseEntity<ProviderView> onboardProvider(@RequestBody ProviderBody asked, Caller caller) {
        Provider provider = providers.onboard(asked.toProvider(), caller.known().id(), caller.actor());
        return ResponseEntity.created(URI.create("/v1/providers/" + provider.id()))
                .body(ProviderView.of(provider));
    }

    @GetMapping("/v1/providers/{providerId}")
    ProviderView readProvider(@PathVariable String providerId, Caller caller) {
        OrganisationId id = new OrganisationId(providerId);
        boolean own = caller.actsFor(Role.PROVIDER).filter(id::equals).isPresent();
        return providers
                .find(id)
                .filter(found -> own || caller.is(Role.REGISTRAR))
                .map(ProviderView::of)
                .orElseThrow(NotFound::new);
    }

    @PostMapping("/v1/providers/{providerId}/authorisations")
    ResponseEntity<ProviderView> authoriseProvider(
            @PathVariable String providerId, @RequestBody Authorised authorised, Caller caller) {
        OrganisationId id = new OrganisationId(providerId);
        RegisterId register = new RegisterId(authorised.register());
        Provider decided = authorised.outcome().equals("authorised")
                ? providers.authorise(
                        id,
                        register,
                        Objects.requireNonNullElseGet(authorised.validFrom(), businessDay::today),
                        authorised.validUntil(),
                        authorised.institutionUntil(),
                        caller.actor())
                : providers.refuse(id, register, Objects.requireNonNullElse(authorised.reason(), ""), caller.actor());
        return ResponseEntity.status(HttpStatus.CREATED).body(ProviderView.of(decided));
    }

    record ProviderBody(
            String name,
            String postcode,
            @Nullable String kvkNumber,
            @Nullable String email,
            @Nullable String website,
            List<NewProvider.Contact> contacts,
            @Nullable List<String> registers) {
        NewProvider toProvider() {
            return new NewProvider(
                    name,
                    postcode,
                    kvkNumber,
                    email,
                    website,
                    contacts,
                    Objects.requireNonNullElse(registers, List.<String>of()).stream()
                            .map(RegisterId::new)
                            .toList());
        }
    }

    record Authorised(
            String register,
            String outcome,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate institutionUntil,
            @Nullable String reason) {}

    record ProviderView(
            String id,
            String name,
            String postcode,
            @Nullable String kvkNumber,
            @Nullable String website,
            String kvk,
            @Nullable String kvkName,
            List<NewProvider.Contact> contacts,
            List<AuthorisationView> authorisations) {
        static ProviderView of(Provider provider) {
            return new ProviderView(
                    provider.id().value(),
                    provider.name(),
                    provider.postcode(),
                    provider.kvkNumber(),
                    provider.website(),
                    Words.of(provider.kvk()),
                    provider.kvkName(),
                    provider.contacts(),
                    provider.authorisations().stream()
                            .map(AuthorisationView::of)
                            .toList());
        }
    }

    record AuthorisationView(
            String register,
            String state,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate institutionUntil,
            @Nullable String reason) {
        static AuthorisationView of(Provider.Authorisation authorisation) {
            return new AuthorisationView(
                    authorisation.register().value(),
                    Words.of(authorisation.state()),
                    authorisation.validFrom(),
                    authorisation.validUntil(),
                    authorisation.institutionUntil(),
                    authorisation.reason());
        }
    }
}
