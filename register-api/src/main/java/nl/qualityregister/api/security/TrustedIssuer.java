package nl.qualityregister.api.security;

import java.time.Duration;
import java.util.List;
import nl.qualityregister.api.ApiSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** An issuer whose tokens are believed, and which claims of them say who and what for. */
record TrustedIssuer(String issuer, JwtDecoder decoder, String subjectClaim, String scopeClaim) {
    /** How far apart the clocks may be. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** Its keys are fetched when the first token comes, so that the register starts without the issuer. */
    static TrustedIssuer of(ApiSettings.Issuer settings) {
        JwtDecoder decoder = new SupplierJwtDecoder(() -> {
            String keys = settings.jwkSetUri();
            var builder = keys == null
                    ? NimbusJwtDecoder.withIssuerLocation(settings.issuer())
                    : NimbusJwtDecoder.withJwkSetUri(keys);
            NimbusJwtDecoder verifying = builder.jwsAlgorithms(algorithms ->
                            settings.algorithms().forEach(name -> algorithms.add(SignatureAlgorithm.from(name))))
                    .build();
            verifying.setJwtValidator(validator(settings.issuer(), settings.audience()));
            return verifying;
        });
        return new TrustedIssuer(settings.issuer(), decoder, settings.subjectClaim(), settings.scopeClaim());
    }

    static OAuth2TokenValidator<Jwt> validator(String issuer, String audience) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(SKEW),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<Object>("exp", expiry -> expiry != null),
                new JwtClaimValidator<List<String>>(
                        "aud", audiences -> audiences != null && audiences.contains(audience)));
    }
}
