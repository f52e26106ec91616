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
        @Nullable AccountId account) {}
