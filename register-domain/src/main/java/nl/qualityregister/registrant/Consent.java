package nl.qualityregister.registrant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * What a professional lets an organisation see (toestemming).
 *
 * @param until the last day, inclusive
 * @param wording the version of the words to which she agreed, see {@link ConsentWordings}
 * @param revokedAt when she took it back; from that moment it opens nothing
 */
public record Consent(
        ConsentId id,
        RegistrantId registrant,
        OrganisationId organisation,
        Set<ConsentScope> scopes,
        LocalDate until,
        String wording,
        Instant grantedAt,
        @Nullable Instant revokedAt) {
    public Consent {
        scopes = Set.copyOf(scopes);
    }

    public ConsentState state(LocalDate day) {
        if (revokedAt != null) {
            return ConsentState.REVOKED;
        }
        return day.isAfter(until) ? ConsentState.ENDED : ConsentState.IN_FORCE;
    }
}
