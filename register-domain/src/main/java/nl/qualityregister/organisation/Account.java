package nl.qualityregister.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token says who (issuer and subject), the register says what he or she may.
 *
 * @param tokensFrom tokens that were issued up to then are refused
 * @param closedAt from then on no token is taken
 * @param label shown to colleagues in the office: "assessor 2 of the debt counselling committee"
 */
public record Account(
        AccountId id,
        String issuer,
        String subject,
        String label,
        List<RoleGrant> grants,
        @Nullable Instant tokensFrom,
        @Nullable Instant closedAt) {
    public Account {
        grants = List.copyOf(grants);
    }

    public boolean holds(Role role, LocalDate day) {
        return grants.stream().anyMatch(grant -> grant.role() == role && grant.isInForce(day));
    }

    /** The organisation for which the role is held on the day, if any. */
    public Optional<OrganisationId> actsFor(Role role, LocalDate day) {
        return grants.stream()
                .filter(grant -> grant.role() == role && grant.isInForce(day))
                .map(RoleGrant::organisation)
                .<OrganisationId>mapMulti((organisation, sink) -> {
                    if (organisation != null) {
                        sink.accept(organisation);
                    }
                })
                .findFirst();
    }

    /** Whether a token of that moment is still good; tokens tell whole seconds, so one of the very second of the refusal is not. */
    public boolean takes(@Nullable Instant issuedAt) {
        return closedAt == null && (tokensFrom == null || (issuedAt != null && issuedAt.isAfter(tokensFrom)));
    }
}
