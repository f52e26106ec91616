package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.api.manners.RefusedAndKept;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.LookUpLimits;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.ContractScope;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.Contacts;
import nl.qualityregister.registrant.Factor;
import nl.qualityregister.registrant.Factors;
import nl.qualityregister.registrant.NameMatch;
import nl.qualityregister.registrant.Names;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantErased;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.ShownContact;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import nl.qualityregister.verification.Sight;
import nl.qualityregister.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Searching by what is personal, which never stands in an address: by name, or by number with something else said of the person. Each is
 * kept on the trail with those who were found.
 */
@RestController
class RegistrationSearches {
    private static final int MOST = 20;

    private final Verifications verifications;
    private final Names names;
    private final Factors factors;
    private final Registrants registrants;
    private final Contacts contacts;
    private final LookUpLimits limits;
    private final Reach reach;
    private final Trail trail;
    private final BusinessDay businessDay;

    RegistrationSearches(
            Verifications verifications,
            Names names,
            Factors factors,
            Registrants registrants,
            Contacts contacts,
            LookUpLimits limits,
            Reach reach,
            Trail trail,
            BusinessDay businessDay) {
        this.verifications = verifications;
        this.names = names;
        this.factors = factors;
        this.registrants = registrants;
        this.contacts = contacts;
        this.limits = limits;
        this.reach = reach;
        this.trail = trail;
        this.businessDay = businessDay;
    }

    @PostMapping("/v1/registrations/_search")
    FoundView searchRegistrations(@RequestBody Search search, Caller caller, HttpServletRequest request) {
        RefusedAndKept.mark(request);
        limits.count(LookUpLimits.Kind.SEARCH, caller, request);
        @Nullable String name = search.name();
        if (search.registrationNumber() != null) {
            return byNumber(search, search.registrationNumber(), caller, request);
        }
        if (name == null || name.isBlank()) {
            throw new InputRefused(List.of(Fault.at("/name", "required")));
        }
        List<NameMatch> matches = names.search(name, search.birthDate(), MOST + 1);
        Optional<OrganisationId> employer = reach.contracted(caller, ContractScope.NAMES);
        List<OneFound> found = new ArrayList<>();
        for (NameMatch match : matches.subList(0, Math.min(MOST, matches.size()))) {
            if (verifications.look(match.person().number(), null, null) instanceof Sight.Shown shown) {
                narrowed(shown.standings(), search)
                        .ifPresent(standings -> found.add(view(match.person(), match, standings, employer)));
            }
        }
        leave(found.stream().map(OneFound::registrationNumber).toList(), employer, caller);
        return new FoundView(found, matches.size() > MOST);
    }

    /** A number with a second factor: whatever does not agree, the number is nobody's. */
    private FoundView byNumber(Search search, String written, Caller caller, HttpServletRequest request) {
        Optional<OrganisationId> employer = reach.contracted(caller, ContractScope.NAMES);
        Optional<Registrant> agreeing = RegistrationNumber.read(written)
                .flatMap(this::whose)
                .filter(number -> !factors.agreeing(
                                Set.of(new Factor(number, search.birthDate(), blankless(search.name()))))
                        .isEmpty())
                .flatMap(number ->
                        Optional.ofNullable(registrants.byNumber(Set.of(number)).get(number)));
        Optional<OneFound> found = agreeing.flatMap(person -> switch (verifications.look(person.number(), null, null)) {
            case Sight.Shown shown ->
                narrowed(shown.standings(), search).map(standings -> view(person, null, standings, employer));
            case Sight.Hidden hidden ->
                Optional.of(new OneFound(person.number().value(), null, null, "ask-the-office", List.of()));
            case Sight.Moved moved -> Optional.<OneFound>empty();
            case Sight.Gone gone -> Optional.<OneFound>empty();
            case Sight.Unknown unknown -> Optional.<OneFound>empty();
        });
        leave(found.stream().map(OneFound::registrationNumber).toList(), employer, caller);
        if (found.isEmpty()) {
            limits.count(LookUpLimits.Kind.MISS, caller, request);
            throw new NotFound();
        }
        return new FoundView(List.of(found.get()), false);
    }

    private Optional<RegistrationNumber> whose(RegistrationNumber number) {
        return switch (verifications.look(number, null, null)) {
            case Sight.Moved moved -> Optional.of(moved.survivor());
            case Sight.Gone gone -> throw new RegistrantErased();
            case Sight.Shown shown -> Optional.of(number);
            case Sight.Hidden hidden -> Optional.of(number);
            case Sight.Unknown unknown -> Optional.empty();
        };
    }

    private static @Nullable String blankless(@Nullable String name) {
        return name == null || name.isBlank() ? null : name;
    }

    private static Optional<List<Standing>> narrowed(List<Standing> standings, Search search) {
        List<Standing> matching = standings.stream()
                .filter(standing -> search.register() == null
                        || search.register()
                                .equals(standing.registration().register().value()))
                .filter(standing -> search.occupation() == null
                        || search.occupation()
                                .equals(standing.registration().occupation().value()))
                .toList();
        return matching.isEmpty() ? Optional.empty() : Optional.of(matching);
    }

    private OneFound view(
            Registrant person, @Nullable NameMatch match, List<Standing> standings, Optional<OrganisationId> employer) {
        boolean named = employer.isPresent() || contacts.of(person.id()).shown().contains(ShownContact.NAME);
        return new OneFound(
                person.number().value(),
                named ? person.name().formal() : null,
                match == null ? null : Words.of(match.nearness()),
                null,
                standings.stream()
                        .map(standing -> RegistrationView.of(standing, businessDay.today()))
                        .toList());
    }

    private void leave(List<String> numbers, Optional<OrganisationId> employer, Caller caller) {
        trail.record(List.of(new Footprint(
                caller.isKnown() ? caller.actor() : Actor.PUBLIC,
                "registrations-searched",
                "search",
                numbers,
                employer.map(body -> "contract:" + body).orElse("public-register"),
                caller.client())));
    }

    record Search(
            @Nullable String registrationNumber,
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String register,
            @Nullable String occupation) {}

    record FoundView(List<OneFound> items, boolean more) {}

    record OneFound(
            String registrationNumber,
            @Nullable String name,
            @Nullable String match,
            @Nullable String disclosure,
            List<RegistrationView> registrations) {}
}
