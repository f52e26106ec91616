package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Organisations show at the demo's issuer who they are by a key, and never send a secret. */
@ApiTest
class PrivateKeyJwtTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    RegisterHome home;

    @Test
    void anOrganisationGetsATokenByItsKey() throws Exception {
        String employer = people.anAccount(Role.EMPLOYER);

        JsonNode answer =
                ask(assertion(employer, keyOf(employer), UUID.randomUUID().toString(), Duration.ofMinutes(2)));

        assertThat(api.asPublic()
                        .with(
                                "Authorization",
                                "Bearer " + answer.path("access_token").asString())
                        .get("/v1/webhooks")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAssertionIsTakenOnce() throws Exception {
        String employer = people.anAccount(Role.EMPLOYER);
        String assertion =
                assertion(employer, keyOf(employer), UUID.randomUUID().toString(), Duration.ofMinutes(2));

        JsonNode first = ask(assertion);
        JsonNode again = ask(assertion);

        assertThat(first.has("access_token")).isTrue();
        assertThat(again.path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void anotherKeyAndAnothersKeyAndAnAssertionThatLastsAreRefused() throws Exception {
        String employer = people.anAccount(Role.EMPLOYER);
        String other = people.anAccount(Role.PROVIDER);
        ECPrivateKey foreign = new ECKeyGenerator(Curve.P_256).generate().toECPrivateKey();
        String id = UUID.randomUUID().toString();

        assertThat(ask(assertion(employer, foreign, id, Duration.ofMinutes(2)))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_client");
        assertThat(ask(assertion(employer, keyOf(other), id, Duration.ofMinutes(2)))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_client");
        assertThat(ask(assertion(employer, keyOf(employer), id, Duration.ofHours(2)))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_client");
        assertThat(ask(assertion(employer, keyOf(employer), id, Duration.ofMinutes(-10)))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_client");
    }

    @Test
    void aPersonHasNoSuchKey() throws Exception {
        String professional = people.aJobCoach().subject();
        api.secret(professional);
        ECPrivateKey own = new ECKeyGenerator(Curve.P_256).generate().toECPrivateKey();

        assertThat(ask(assertion(professional, own, UUID.randomUUID().toString(), Duration.ofMinutes(2)))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_client");
        assertThat(keyFile(professional)).doesNotExist();
    }

    @Test
    void thePrivateHalfIsForItsOwnerOnly() throws Exception {
        String employer = people.anAccount(Role.EMPLOYER);
        keyOf(employer);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile(employer))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(keyFile(employer).resolveSibling(employer + ".jwks.json")))
                .doesNotContain("\"d\"");
    }

    private ECPrivateKey keyOf(String subject) throws IOException, GeneralSecurityException {
        api.request(subject, api.secret(subject), "");
        String pem = Files.readString(keyFile(subject)).replaceAll("-----[A-Z ]+-----|\\s", "");
        return (ECPrivateKey) KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private Path keyFile(String subject) {
        return home.folder().resolve("demo/clients/" + subject + ".key.pem");
    }

    private static String assertion(String subject, ECPrivateKey key, String id, Duration life) throws JOSEException {
        Instant now = Instant.now();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader(JWSAlgorithm.ES256),
                new JWTClaimsSet.Builder()
                        .issuer(subject)
                        .subject(subject)
                        .audience(People.ISSUER)
                        .jwtID(id)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(life)))
                        .build());
        assertion.sign(new ECDSASigner(key));
        return assertion.serialize();
    }

    private JsonNode ask(String assertion) throws ParseException {
        String subject = SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
        String form = "grant_type=client_credentials&client_assertion_type="
                + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                + "&client_id=" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "&client_assertion=" + assertion;
        return JsonMapper.shared()
                .readTree(api.raw(HttpRequest.newBuilder(api.uri("/oauth2/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build())
                        .body());
    }
}
