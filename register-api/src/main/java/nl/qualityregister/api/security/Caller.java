package nl.qualityregister.api.security;

import java.util.Optional;
import java.util.Set;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The one who calls, as the register knows him.
 *
 * @param account absent when the token is good and nobody here has it
 * @param roles held today and asked for by the token's scopes
 * @param organisations for which each of those roles is held, where it is held for one
 * @param client the OAuth client that called
 * @param login who he is by his token, known here or not; empty without one
 */
public record Caller(
        @Nullable Account account,
        Set<Role> roles,
        java.util.Map<Role, OrganisationId> organisations,
        @Nullable String client,
        Optional<Login> login) {
    static final Caller NOBODY = new Caller(null, Set.of(), java.util.Map.of(), null, Optional.empty());

    /** Who somebody is at the issuer that he signed in at. */
    public record Login(String issuer, String subject) {}

    public Caller {
        roles = Set.copyOf(roles);
        organisations = java.util.Map.copyOf(organisations);
    }

    public boolean isKnown() {
        return account != null;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The account; an operation that is not for everybody is never reached without one. */
    public Account known() {
        Account mine = account;
        if (mine == null) {
            throw new IllegalStateException("an operation for accounts was reached without one");
        }
        return mine;
    }

    public Actor actor() {
        return Actor.account(known().id());
    }

    public Optional<OrganisationId> actsFor(Role role) {
        return Optional.ofNullable(organisations.get(role));
    }
}
