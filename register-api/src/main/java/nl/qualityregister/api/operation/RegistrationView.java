package nl.qualityregister.api.operation;

import java.time.LocalDate;
import nl.qualityregister.roll.Standing;
import org.jspecify.annotations.Nullable;

/** Where one registration stands, as the public sees it. */
record RegistrationView(
        String register,
        String occupation,
        String status,
        LocalDate registeredSince,
        LocalDate statusSince,
        @Nullable LocalDate statusUntil,
        @Nullable LocalDate validUntil,
        @Nullable String renewal) {

    static RegistrationView of(Standing standing, LocalDate day) {
        return new RegistrationView(
                standing.registration().register().value(),
                standing.registration().occupation().value(),
                Words.of(standing.status()),
                standing.registeredSince(),
                standing.since(),
                Words.lastDay(standing.until()),
                standing.validUntil(),
                standing.renewalPending(day) ? "pending" : null);
    }
}
