package nl.qualityregister.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.api.ApiSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Verifies tokens of the trusted issuers and remembers the good ones, because a signature is the dearest step of a look-up. Bounded;
 * the expiry is looked at again each time, and after five minutes the signature too, so that a withdrawn key takes effect.
 */
@Component
class VerifiedTokens implements JwtDecoder {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, TrustedIssuer> issuers = new HashMap<>();
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(LIFE).build();

    VerifiedTokens(Clock clock, ApiSettings settings, ObjectProvider<TrustedIssuer> own) {
        this.clock = clock;
        settings.issuers().forEach(issuer -> issuers.put(issuer.issuer(), TrustedIssuer.of(issuer)));
        own.forEach(issuer -> issuers.put(issuer.issuer(), issuer));
    }

    @Override
    public Jwt decode(String token) {
        return remembered(token).orElseGet(() -> {
            Jwt jwt = issuer(issuerOf(token)).decoder().decode(token);
            verified.put(token, jwt);
            return jwt;
        });
    }

    /** The token when it was verified lately and still holds; without it nobody is asked for keys. */
    Optional<Jwt> remembered(String token) {
        return Optional.ofNullable(verified.getIfPresent(token)).filter(known -> !isOver(known));
    }

    TrustedIssuer issuer(@Nullable String name) {
        TrustedIssuer issuer = name == null ? null : issuers.get(name);
        if (issuer == null) {
            throw new BadJwtException("the issuer is not trusted");
        }
        return issuer;
    }

    private boolean isOver(Jwt jwt) {
        Instant expiry = jwt.getExpiresAt();
        return expiry == null || !clock.instant().isBefore(expiry);
    }

    private static @Nullable String issuerOf(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getIssuer();
        } catch (ParseException unreadable) {
            throw new BadJwtException("not a token", unreadable);
        }
    }
}
