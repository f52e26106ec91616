package nl.qualityregister.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets of the API.
 *
 * @param publicBaseUrl where the world reaches it, without a slash at the end
 * @param ownIssuer the name under which it issues tokens itself; the demo keeps the one it was first started with, whatever its port
 * @param production whether it runs for real: then the demo's issuer refuses to start
 * @param demoIssuer whether it issues tokens itself, to the demo's accounts
 * @param issuers whose tokens are believed
 * @param rateLimit how many requests a client has each minute
 */
@ConfigurationProperties("register")
public record ApiSettings(
        @DefaultValue("http://localhost:8080") String publicBaseUrl,
        @Nullable String ownIssuer,
        @DefaultValue("false") boolean production,
        @DefaultValue("false") boolean demoIssuer,
        @DefaultValue List<Issuer> issuers,
        @DefaultValue RateLimit rateLimit) {
    public ApiSettings {
        ownIssuer = ownIssuer == null || ownIssuer.isBlank() ? publicBaseUrl : ownIssuer;
        issuers = List.copyOf(issuers);
    }

    /** The accessor, narrowed: there always is one. */
    @Override
    public String ownIssuer() {
        return Objects.requireNonNull(ownIssuer);
    }

    /**
     * Requests per minute; 0 is without a limit.
     *
     * @param account of each account, over all its addresses
     * @param anonymous of each address, or each IPv6 network of 64 bits, without signing in
     */
    public record RateLimit(
            @DefaultValue("120000") long account,
            @DefaultValue("60000") long anonymous) {}

    /**
     * @param jwkSetUri where its keys are; when absent they are found through the issuer's metadata
     * @param audience what {@code aud} must contain
     * @param subjectClaim which claim says who
     * @param scopeClaim which claim holds the scopes: a string of words or a list
     * @param algorithms of signatures; RS256 verifies fastest
     */
    public record Issuer(
            String issuer,
            @Nullable String jwkSetUri,
            String audience,
            @DefaultValue("sub") String subjectClaim,
            @DefaultValue("scope") String scopeClaim,
            @DefaultValue("RS256") List<String> algorithms) {}
}
