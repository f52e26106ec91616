package nl.qualityregister.api.operation;

import java.time.LocalDate;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import org.jspecify.annotations.Nullable;

/**
 * A role as the contract writes it, asked and answered.
 *
 * @param from today when absent
 * @param until the last day on which it is held
 */
record RoleGrantView(
        String role,
        @Nullable String organisation,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    static RoleGrantView of(RoleGrant grant) {
        return new RoleGrantView(
                Words.of(grant.role()), Words.text(grant.organisation()), grant.from(), Words.lastDay(grant.until()));
    }

    RoleGrant grant(LocalDate today) {
        return new RoleGrant(
                Words.read(Role.class, role),
                organisation == null ? null : new OrganisationId(organisation),
                from == null ? today : from,
                Words.firstDayWithout(until));
    }
}
