package nl.qualityregister.decision;

import java.time.LocalDate;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.Employment;
import org.jspecify.annotations.Nullable;

/**
 * An employment as an applicant tells it.
 *
 * @param organisation where the employer is known here; otherwise {@code employerText}
 * @param role what the norm calls this work; a norm that knows one kind of work means that one where it is absent
 * @param until the first day on which it no longer holds
 */
public record Work(
        @Nullable OrganisationId organisation,
        @Nullable String employerText,
        @Nullable String jobTitle,
        @Nullable String role,
        @Nullable Hundredths hoursPerWeek,
        LocalDate from,
        @Nullable LocalDate until) {
    Employment employment() {
        return new Employment(organisation, employerText, jobTitle, from, until);
    }
}
