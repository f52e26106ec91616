package nl.qualityregister.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * The keys with which organisations show who they are at the demo's issuer ({@code private_key_jwt}, RFC 7523): the public ones in
 * {@code demo/clients/SUBJECT.jwks.json}, where an organisation may put its own; a pair is drawn for one who has none, and its private
 * half lies beside it. An assertion is taken once.
 */
final class DemoClientKeys implements JwtDecoderFactory<RegisteredClient> {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,80}");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Path folder;
    private final Cache<String, Boolean> taken = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(LONGEST.multipliedBy(2))
            .build();

    DemoClientKeys(Path folder) {
        this.folder = folder;
    }

    /** Draws a pair unless the subject has keys; false for one whose name cannot be that of a file. */
    boolean has(String subject) {
        if (!FILE_NAME.matcher(subject).matches()) {
            return false;
        }
        if (!Files.exists(publicKeys(subject))) {
            draw(subject);
        }
        return true;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(read(client.getClientId())))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(client));
        return assertion -> once(decoder.decode(assertion));
    }

    private Jwt once(Jwt assertion) {
        boolean shortLived = assertion.getExpiresAt() != null
                && assertion.getIssuedAt() != null
                && !assertion.getExpiresAt().isAfter(assertion.getIssuedAt().plus(LONGEST));
        String id = assertion.getId();
        if (id == null || !shortLived) {
            throw new BadJwtException("an assertion has jti, iat and exp, and lasts five minutes at most");
        }
        if (taken.asMap().putIfAbsent(assertion.getSubject() + "\n" + id, true) != null) {
            throw new BadJwtException("the assertion was used before");
        }
        return assertion;
    }

    private JWKSet read(String subject) {
        try {
            return JWKSet.parse(Files.readString(publicKeys(subject)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException unreadable) {
            throw new BadJwtException("the keys of " + subject + " cannot be read", unreadable);
        }
    }

    private void draw(String subject) {
        try {
            ECKey pair =
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            byte[] secret = pair.toECPrivateKey().getEncoded();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(secret)
                    + "\n-----END PRIVATE KEY-----\n";
            SecretFiles.replace(folder.resolve(subject + ".key.pem"), pem);
            SecretFiles.replace(publicKeys(subject), new JWKSet(pair.toPublicJWK()).toString());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path publicKeys(String subject) {
        return folder.resolve(subject + ".jwks.json");
    }
}
