package nl.qualityregister.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets of the API.
 *
 * @param publicBaseUrl where the world reaches it, without a slash at the end
 * @param production whether it runs for real: then the demo's issuer refuses to start
 * @param demoIssuer whether it issues tokens itself, to the demo's accounts
 * @param issuers whose tokens are believed
 */
@ConfigurationProperties("register")
public record ApiSettings(
        @DefaultValue("http://localhost:8080") String publicBaseUrl,
        @DefaultValue("false") boolean production,
        @DefaultValue("false") boolean demoIssuer,
        @DefaultValue List<Issuer> issuers) {
    public ApiSettings {
        issuers = List.copyOf(issuers);
    }

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
