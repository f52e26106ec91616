package nl.qualityregister.api.operation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.verification.Verifications;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Registrations {
    private final Verifications verifications;
    private final BusinessDay businessDay;
    private final Clock clock;

    Registrations(Verifications verifications, BusinessDay businessDay, Clock clock) {
        this.verifications = verifications;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    @GetMapping("/v1/registrations/{registrationNumber}")
    RegistrationsView readRegistrations(
            @PathVariable String registrationNumber,
            @RequestParam Optional<LocalDate> validOn,
            @RequestParam Optional<OffsetDateTime> knownAt,
            @RequestParam Optional<String> register,
            @RequestParam Optional<String> occupation) {
        RegistrationNumber number = RegistrationNumber.read(registrationNumber).orElseThrow(NotFound::new);
        LocalDate day = validOn.orElseGet(businessDay::today);
        Instant moment = knownAt.map(OffsetDateTime::toInstant).orElseGet(clock::instant);
        List<Standing> standings = verifications.lookUp(
                number, day, knownAt.map(OffsetDateTime::toInstant).orElse(null));
        if (standings.isEmpty()) {
            throw new NotFound();
        }
        return new RegistrationsView(
                number.value(),
                day,
                moment,
                standings.stream()
                        .map(standing -> RegistrationView.of(standing, day))
                        .filter(shown -> register.isEmpty() || shown.register().equals(register.get()))
                        .filter(shown ->
                                occupation.isEmpty() || shown.occupation().equals(occupation.get()))
                        .toList());
    }

    record RegistrationsView(
            String registrationNumber, LocalDate validOn, Instant knownAt, List<RegistrationView> registrations) {}
}
