package nl.qualityregister.registrant;

import java.time.LocalDate;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * @param organisation where the employer is known here; otherwise only {@code employerText}
 * @param until the first day on which it no longer holds
 */
public record Employment(
        @Nullable OrganisationId organisation,
        @Nullable String employerText,
        @Nullable String jobTitle,
        LocalDate from,
        @Nullable LocalDate until) {}
