package nl.qualityregister.registrant;

import java.time.LocalDate;
import nl.qualityregister.organisation.AccountId;
import org.jspecify.annotations.Nullable;

/** @param language {@code nl} or {@code en}: in which language he or she is written to */
public record Registrant(
        RegistrantId id,
        RegistrationNumber number,
        PersonName name,
        LocalDate birthDate,
        @Nullable String email,
        String language,
        @Nullable AccountId account) {
    /** Stands where the date of birth of somebody was who has been erased. */
    private static final LocalDate ERASED = LocalDate.of(1, 1, 1);

    /** Whether only the number is left. */
    public boolean isErased() {
        return birthDate.equals(ERASED);
    }
}
