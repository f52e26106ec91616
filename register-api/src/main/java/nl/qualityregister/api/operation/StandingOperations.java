package nl.qualityregister.api.operation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.ConsentScope;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.roll.Difference;
import nl.qualityregister.roll.Disclosure;
import nl.qualityregister.roll.Measure;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Tier;
import nl.qualityregister.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where somebody stands, and stood, as the caller's tier may know it: on a day, as known at a moment; and what differs between two. */
@RestController
class StandingOperations {
    private final Disclosure disclosure;
    private final Verifications verifications;
    private final Reach reach;
    private final Trace trace;
    private final BusinessDay businessDay;
    private final Clock clock;

    StandingOperations(
            Disclosure disclosure,
            Verifications verifications,
            Reach reach,
            Trace trace,
            BusinessDay businessDay,
            Clock clock) {
        this.disclosure = disclosure;
        this.verifications = verifications;
        this.reach = reach;
        this.trace = trace;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    @GetMapping("/v1/registrations/{registrationNumber}/standings")
    StandingsView readStandings(
            @PathVariable String registrationNumber,
            @RequestParam Optional<LocalDate> validOn,
            @RequestParam Optional<OffsetDateTime> knownAt,
            Caller caller) {
        Registrant person = opened(caller, registrationNumber);
        return look(person, tier(caller, person), validOn, knownAt);
    }

    @GetMapping("/v1/registrations/{registrationNumber}/differences")
    DifferencesView compareStandings(
            @PathVariable String registrationNumber,
            @RequestParam Optional<LocalDate> validOn,
            @RequestParam Optional<OffsetDateTime> knownAt,
            @RequestParam Optional<LocalDate> otherValidOn,
            @RequestParam Optional<OffsetDateTime> otherKnownAt,
            Caller caller) {
        Registrant person = opened(caller, registrationNumber);
        Tier tier = tier(caller, person);
        List<Standing> before = standings(person, tier, validOn, knownAt);
        List<Standing> after = standings(person, tier, otherValidOn, otherKnownAt);
        return new DifferencesView(
                person.number().value(),
                asOf(validOn, knownAt),
                asOf(otherValidOn, otherKnownAt),
                Difference.between(before, after).stream()
                        .map(difference -> new DifferenceView(
                                difference.registration().register().value(),
                                difference.registration().occupation().value(),
                                difference
                                        .before()
                                        .map(one -> StandingView.of(one, day(validOn)))
                                        .orElse(null),
                                difference
                                        .after()
                                        .map(one -> StandingView.of(one, day(otherValidOn)))
                                        .orElse(null)))
                        .toList());
    }

    private Registrant opened(Caller caller, String number) {
        Registrant person = reach.opened(caller, number, ConsentScope.STATUS);
        String read = person.number().value();
        trace.of(
                caller, "standing-read", "registrant:" + read, reach.ground(caller, person, ConsentScope.STATUS), read);
        return person;
    }

    private static Tier tier(Caller caller, Registrant person) {
        if (caller.is(Role.PROFESSIONAL) && caller.known().id().equals(person.account())) {
            return Tier.OWN;
        }
        return caller.is(Role.REGISTRAR) ? Tier.REGISTRAR : Tier.EMPLOYER;
    }

    private StandingsView look(
            Registrant person, Tier tier, Optional<LocalDate> validOn, Optional<OffsetDateTime> knownAt) {
        List<Standing> standings = standings(person, tier, validOn, knownAt);
        return new StandingsView(
                person.number().value(),
                tier.name().toLowerCase(Locale.ROOT),
                asOf(validOn, knownAt),
                standings.stream()
                        .map(standing -> StandingView.of(standing, day(validOn)))
                        .toList());
    }

    /** The bounds of what can be asked are those of the public look-up. */
    private List<Standing> standings(
            Registrant person, Tier tier, Optional<LocalDate> validOn, Optional<OffsetDateTime> knownAt) {
        @Nullable Instant moment = knownAt.map(OffsetDateTime::toInstant).orElse(null);
        verifications.lookUp(person.number(), validOn.orElse(null), moment);
        return disclosure
                .look(List.of(person.number()), day(validOn), moment, tier)
                .getOrDefault(person.number(), List.of());
    }

    private LocalDate day(Optional<LocalDate> validOn) {
        return validOn.orElseGet(businessDay::today);
    }

    private AsOfView asOf(Optional<LocalDate> validOn, Optional<OffsetDateTime> knownAt) {
        return new AsOfView(day(validOn), knownAt.map(OffsetDateTime::toInstant).orElseGet(clock::instant));
    }

    record AsOfView(LocalDate validOn, Instant knownAt) {}

    record StandingsView(String registrationNumber, String tier, AsOfView asOf, List<StandingView> registrations) {}

    record DifferencesView(
            String registrationNumber, AsOfView before, AsOfView after, List<DifferenceView> differences) {}

    record DifferenceView(
            String register,
            String occupation,
            @Nullable StandingView before,
            @Nullable StandingView after) {}

    record StandingView(
            String register,
            String occupation,
            String status,
            LocalDate registeredSince,
            LocalDate statusSince,
            @Nullable LocalDate statusUntil,
            @Nullable LocalDate validUntil,
            @Nullable String renewal,
            List<MeasureView> measures) {
        static StandingView of(Standing standing, LocalDate day) {
            return new StandingView(
                    standing.registration().register().value(),
                    standing.registration().occupation().value(),
                    Words.of(standing.status()),
                    standing.registeredSince(),
                    standing.since(),
                    Words.lastDay(standing.until()),
                    standing.validUntil(),
                    standing.renewalPending(day) ? "pending" : null,
                    standing.measures().stream().map(MeasureView::of).toList());
        }
    }

    record MeasureView(
            String measure,
            String kind,
            boolean published,
            LocalDate from,
            @Nullable LocalDate until,
            String state,
            String basis) {
        static MeasureView of(Measure measure) {
            return new MeasureView(
                    measure.id().toString(),
                    Words.of(measure.kind()),
                    measure.published(),
                    measure.from(),
                    Words.lastDay(measure.until()),
                    Words.of(measure.state()),
                    measure.basis());
        }
    }
}
