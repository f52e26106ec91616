package nl.qualityregister.registrant;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.organisation.AccountId;
import org.jspecify.annotations.Nullable;

/** @param number given when the person comes from another system; otherwise one is drawn */
public record NewRegistrant(
        @Nullable RegistrationNumber number,
        PersonName name,
        LocalDate birthDate,
        @Nullable String email,
        String language,
        @Nullable AccountId account,
        List<Employment> employments) {}
