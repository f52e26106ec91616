package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SecurityTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    RegisterHome home;

    @Test
    void theTokenSaysWhoAndTheRegisterSaysWhatHeMay() {
        String subject = people.anAccount(Role.ASSESSOR, Role.REGISTRAR);

        Answer answer = api.as(subject).get("/v1/me");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()
                        .path("roles")
                        .valueStream()
                        .map(role -> role.path("role").asString()))
                .containsExactly("assessor", "registrar");
    }

    @Test
    void aRegisteredProfessionalSeesHerNumber() {
        People.Professional professional = people.aProfessional();

        Answer answer = api.as(professional.subject()).get("/v1/me");

        assertThat(answer.json().path("registrationNumber").asString()).isEqualTo(professional.number());
    }

    @Test
    void withoutATokenItIsSaidHowToSignIn() {
        Answer answer = api.asPublic().get("/v1/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("sign-in-required");
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer realm=\"register\"");
    }

    @Test
    void aTokenThatIsNoneIsRefusedEvenWhereNoneIsNeeded() {
        Answer answer = api.asPublic().with("Authorization", "Bearer nonsense").get("/v1/openapi.json");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("token-refused");
        assertThat(answer.header("WWW-Authenticate").orElse("")).contains("invalid_token");
    }

    @Test
    void aTokenOfNobodyHereIsForbidden() throws Exception {
        String token = forged(
                ownKey(),
                People.ISSUER,
                People.ISSUER,
                "nobody-here",
                Instant.now().plusSeconds(60));

        Answer answer = api.asPublic().with("Authorization", "Bearer " + token).get("/v1/me");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("account-unknown");
    }

    /** What is for everybody is also for one whom nobody here knows, and a key of his belongs to no account. */
    @Test
    void aTokenOfNobodyHereIsNoHindranceWhereNoneIsNeeded() throws Exception {
        String token = forged(
                ownKey(),
                People.ISSUER,
                People.ISSUER,
                "nobody-here",
                Instant.now().plusSeconds(60));

        Answer read = api.asPublic().with("Authorization", "Bearer " + token).get("/v1/registers");
        Answer written = api.asPublic()
                .with("Authorization", "Bearer " + token)
                .key("a-key")
                .json("{\"token\": \"" + "x".repeat(43) + "\"}")
                .post("/v1/confirmations/_open");

        assertThat(read.status()).isEqualTo(200);
        assertThat(written.status()).isBetween(400, 499);
    }

    @Test
    void tokensThatExpiredOrAreForOthersOrSignedByOthersAreRefused() throws Exception {
        String subject = people.anAccount(Role.AUDITOR);
        Instant later = Instant.now().plusSeconds(60);
        RSAKey foreign = new RSAKeyGenerator(2048).keyID(ownKey().getKeyID()).generate();

        List<String> tokens = List.of(
                forged(
                        ownKey(),
                        People.ISSUER,
                        People.ISSUER,
                        subject,
                        Instant.now().minusSeconds(120)),
                forged(ownKey(), People.ISSUER, "https://elsewhere.example", subject, later),
                forged(ownKey(), "https://elsewhere.example", People.ISSUER, subject, later),
                forged(foreign, People.ISSUER, People.ISSUER, subject, later));

        assertThat(tokens)
                .allSatisfy(token -> assertThat(api.asPublic()
                                .with("Authorization", "Bearer " + token)
                                .get("/v1/me")
                                .problem())
                        .isEqualTo("token-refused"));
    }

    @Test
    void aTokenIsNotBelievedLongerThanItLasts() throws Exception {
        String subject = people.anAccount(Role.AUDITOR);
        String token = forged(
                ownKey(), People.ISSUER, People.ISSUER, subject, Instant.now().plusSeconds(-27));

        int first = api.asPublic()
                .with("Authorization", "Bearer " + token)
                .get("/v1/me")
                .status();
        java.util.concurrent.locks.LockSupport.parkNanos(4_000_000_000L);
        int later = api.asPublic()
                .with("Authorization", "Bearer " + token)
                .get("/v1/me")
                .status();

        assertThat(List.of(first, later)).containsExactly(200, 401);
    }

    @Test
    void aRoleThatWasNotAskedForIsNotHeld() {
        String subject = people.anAccount(Role.ASSESSOR, Role.REGISTRAR);
        String token = api.request(subject, api.secret(subject), "assessor")
                .path("access_token")
                .asString();

        Answer answer = api.asPublic().with("Authorization", "Bearer " + token).get("/v1/applications");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("not-allowed");
    }

    @Test
    void aRoleThatEndedIsNotHeld() {
        LocalDate past = LocalDate.of(2020, 1, 1);
        String subject = people.account(List.of(new RoleGrant(Role.REGISTRAR, null, past, past.plusYears(1))))
                .subject();

        Answer answer = api.as(subject).get("/v1/applications");

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void theDemosSecretsAreForTheirOwnerOnlyAndSoIsItsKey() throws IOException {
        String subject = people.anAccount(Role.AUDITOR);
        api.token(subject);

        assertThat(Files.readString(api.loginsFile())).contains(subject + "=" + api.secret(subject));
        assertThat(List.of(
                        api.loginsFile(),
                        home.folder().resolve("keys/demo-issuer.jwk.json"),
                        home.folder().resolve("keys/demo-logins.key")))
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @Test
    void aWrongSecretGetsNoToken() {
        String subject = people.anAccount(Role.REGISTRAR);

        assertThat(api.request(subject, "guessed", "").path("error").asString()).isEqualTo("invalid_client");
        assertThat(api.request("nobody", "guessed", "").path("error").asString())
                .isEqualTo("invalid_client");
    }

    @Test
    void theDemosIssuerTellsAboutItself() {
        Answer metadata = api.asPublic().get("/.well-known/oauth-authorization-server");
        Answer keys = api.asPublic().get("/oauth2/jwks");

        assertThat(metadata.json().path("issuer").asString()).isEqualTo(People.ISSUER);
        assertThat(keys.json().path("keys").size()).isEqualTo(1);
        assertThat(keys.json().path("keys").path(0).has("d")).isFalse();
    }

    private RSAKey ownKey() throws IOException, ParseException {
        return RSAKey.parse(Files.readString(home.folder().resolve("keys/demo-issuer.jwk.json")));
    }

    private static String forged(RSAKey key, String issuer, String audience, String subject, Instant expiry)
            throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(audience)
                        .subject(subject)
                        .claim("scope", "auditor")
                        .expirationTime(Date.from(expiry))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
