package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.LookUpLimits;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.ContractScope;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantErased;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.verification.Sight;
import nl.qualityregister.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands under a number: for everybody, and with the name for an employer, which is kept on the trail. */
@RestController
class Registrations {
    private final Verifications verifications;
    private final Registrants registrants;
    private final LookUpLimits limits;
    private final Reach reach;
    private final Trace trace;
    private final BusinessDay businessDay;
    private final Clock clock;

    Registrations(
            Verifications verifications,
            Registrants registrants,
            LookUpLimits limits,
            Reach reach,
            Trace trace,
            BusinessDay businessDay,
            Clock clock) {
        this.verifications = verifications;
        this.registrants = registrants;
        this.limits = limits;
        this.reach = reach;
        this.trace = trace;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** What others entered is seen within a second, what this instance entered at once. */
    @Scheduled(fixedDelay = 200)
    void follow() {
        verifications.follow();
    }

    @GetMapping("/v1/registrations/{registrationNumber}")
    ResponseEntity<RegistrationsView> readRegistrations(
            @PathVariable String registrationNumber,
            @RequestParam Optional<LocalDate> validOn,
            @RequestParam Optional<OffsetDateTime> knownAt,
            @RequestParam Optional<String> register,
            @RequestParam Optional<String> occupation,
            Caller caller,
            HttpServletRequest request) {
        limits.count(LookUpLimits.Kind.LOOK_UP, caller, request);
        LocalDate day = validOn.orElseGet(businessDay::today);
        @Nullable Instant asked = knownAt.map(OffsetDateTime::toInstant).orElse(null);
        Instant moment = asked == null ? clock.instant() : asked;
        Optional<RegistrationNumber> number = RegistrationNumber.read(registrationNumber);
        Sight sight = number.map(read -> verifications.look(read, validOn.orElse(null), asked))
                .orElseGet(Sight.Unknown::new);
        return switch (sight) {
            case Sight.Shown shown ->
                ResponseEntity.ok(new RegistrationsView(
                        number.orElseThrow().value(),
                        name(caller, number.orElseThrow()),
                        day,
                        moment,
                        null,
                        shown.standings().stream()
                                .map(standing -> RegistrationView.of(standing, day))
                                .filter(one ->
                                        register.isEmpty() || one.register().equals(register.get()))
                                .filter(one ->
                                        occupation.isEmpty() || one.occupation().equals(occupation.get()))
                                .toList()));
            case Sight.Hidden hidden ->
                ResponseEntity.ok(new RegistrationsView(
                        number.orElseThrow().value(), null, day, moment, "ask-the-office", List.of()));
            case Sight.Moved moved ->
                ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                        .location(address(moved.survivor(), request))
                        .build();
            case Sight.Gone gone -> throw new RegistrantErased();
            case Sight.Unknown unknown -> {
                limits.count(LookUpLimits.Kind.MISS, caller, request);
                throw new NotFound();
            }
        };
    }

    private static URI address(RegistrationNumber survivor, HttpServletRequest request) {
        String query = request.getQueryString();
        return URI.create("/v1/registrations/" + survivor + (query == null ? "" : "?" + query));
    }

    private @Nullable String name(Caller caller, RegistrationNumber number) {
        Optional<OrganisationId> employer = reach.contracted(caller, ContractScope.NAMES);
        if (employer.isEmpty()) {
            return null;
        }
        trace.of(caller, "registration-read", "registrant:" + number, "contract:" + employer.get(), number.value());
        return Optional.ofNullable(registrants.byNumber(Set.of(number)).get(number))
                .map(person -> person.name().formal())
                .orElse(null);
    }

    record RegistrationsView(
            String registrationNumber,
            @Nullable String name,
            LocalDate validOn,
            Instant knownAt,
            @Nullable String disclosure,
            List<RegistrationView> registrations) {}
}
