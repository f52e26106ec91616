package nl.qualityregister.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * @param organisation for whom the role is held; absent for a professional and for the office
 * @param until the first day on which it no longer holds
 */
public record RoleGrant(
        Role role,
        @Nullable OrganisationId organisation,
        LocalDate from,
        @Nullable LocalDate until) {

    public boolean isInForce(LocalDate day) {
        @Nullable LocalDate end = until;
        return !day.isBefore(from) && (end == null || day.isBefore(end));
    }
}
