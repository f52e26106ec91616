package nl.qualityregister.api.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import nl.qualityregister.house.RegisterHome;
import org.springframework.boot.test.context.TestComponent;

/** Those who signed in at an issuer that is trusted and whom nobody here knows. */
@TestComponent
public class Strangers {
    private final RegisterHome home;

    Strangers(RegisterHome home) {
        this.home = home;
    }

    public String token(String subject, String scope) {
        try {
            RSAKey key = RSAKey.parse(Files.readString(home.folder().resolve("keys/demo-issuer.jwk.json")));
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(People.ISSUER)
                            .audience(People.ISSUER)
                            .subject(subject)
                            .claim("scope", scope)
                            .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                            .build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (IOException | ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
