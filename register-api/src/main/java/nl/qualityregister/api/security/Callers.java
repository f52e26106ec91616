package nl.qualityregister.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** Finds the caller behind a verified token: the account by issuer and subject, and those of its roles that the scopes ask for. */
@Component
public class Callers implements Converter<Jwt, AbstractAuthenticationToken> {
    private static final String BEARER = "Bearer ";

    private final VerifiedTokens tokens;
    private final KnownAccounts accounts;
    private final BusinessDay businessDay;

    Callers(VerifiedTokens tokens, KnownAccounts accounts, BusinessDay businessDay) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.businessDay = businessDay;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        Caller caller = caller(token, accounts::find);
        if (!caller.isKnown() && caller.login().filter(this::hasAccount).isPresent()) {
            throw new InvalidBearerTokenException("the token is no longer taken");
        }
        return new CallerAuthentication(caller);
    }

    private boolean hasAccount(Caller.Login login) {
        return accounts.find(login.issuer(), login.subject()).isPresent();
    }

    /**
     * The caller of a request when memory alone can tell: nobody without a token, or who has a token and an account that were both looked
     * at lately; empty when more has to be asked.
     */
    public Optional<Caller> remembered(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (!headers.hasMoreElements()) {
            return Optional.of(Caller.NOBODY);
        }
        String header = headers.nextElement();
        return headers.hasMoreElements() || !header.startsWith(BEARER)
                ? Optional.empty()
                : tokens.remembered(header.substring(BEARER.length()))
                        .map(token -> caller(token, accounts::remembered))
                        .filter(Caller::isKnown);
    }

    private Caller caller(Jwt token, BiFunction<String, String, Optional<Account>> accounts) {
        TrustedIssuer issuer = tokens.issuer(token.getClaimAsString("iss"));
        String subject = token.getClaimAsString(issuer.subjectClaim());
        if (subject == null) {
            return Caller.NOBODY;
        }
        Caller.Login login = new Caller.Login(issuer.issuer(), subject);
        return accounts.apply(issuer.issuer(), subject)
                .filter(known -> known.takes(token.getIssuedAt()))
                .map(known -> caller(known, scopes(token, issuer), client(token), login))
                .orElseGet(() -> new Caller(null, Set.of(), Map.of(), null, Optional.of(login)));
    }

    private Caller caller(Account account, Set<String> scopes, Optional<String> client, Caller.Login login) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Map<Role, OrganisationId> organisations = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            if (scopes.contains(scope(role)) && account.holds(role, businessDay.today())) {
                roles.add(role);
                account.actsFor(role, businessDay.today()).ifPresent(body -> organisations.put(role, body));
            }
        }
        return new Caller(account, roles, organisations, client.orElse(null), Optional.of(login));
    }

    /** The scope by which a token asks for a role. */
    static String scope(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> scopes(Jwt token, TrustedIssuer issuer) {
        Object scopes = token.getClaim(issuer.scopeClaim());
        return switch (scopes) {
            case String words ->
                Set.copyOf(List.of(words.split(" ")).stream().distinct().toList());
            case Collection<?> list ->
                Set.copyOf(list.stream().map(String::valueOf).distinct().toList());
            case null, default -> Set.of();
        };
    }

    private static Optional<String> client(Jwt token) {
        return Optional.ofNullable(token.getClaimAsString("azp"))
                .or(() -> Optional.ofNullable(token.getClaimAsString("client_id")));
    }
}
