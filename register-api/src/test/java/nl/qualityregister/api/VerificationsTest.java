package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class VerificationsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Test
    void anybodySeesWhereARegistrationStandsToday() {
        People.Professional learner = people.aJobCoach();

        Answer answer = api.asPublic().get("/v1/registrations/" + learner.number());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("registrations").path(0).path("status").asString())
                .isEqualTo("registered");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aNumberIsReadForgivinglyAndAnsweredStrictly() {
        String number = people.aJobCoach().number();

        Answer answer =
                api.asPublic().get("/v1/registrations/KR-" + number.substring(0, 3) + "." + number.substring(3));

        assertThat(answer.json().path("registrationNumber").asString()).isEqualTo(number);
    }

    @Test
    void aNumberThatIsNoneOrNobodysIsNotFound() {
        assertThat(api.asPublic().get("/v1/registrations/123").status()).isEqualTo(404);
        assertThat(api.asPublic()
                        .get("/v1/registrations/" + people.aProfessional().number())
                        .status())
                .isEqualTo(404);
        assertThat(api.asPublic().get("/v1/registrations/%F0%9F%98%80").status())
                .isEqualTo(404);
    }

    @Test
    void registerAndOccupationNarrowTheList() {
        String number = people.aJobCoach().number();

        Answer answer = api.asPublic().get("/v1/registrations/" + number + "?register=another-register");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("registrations").size()).isZero();
    }

    @Test
    void aDayOutOfRangeIsAFault() {
        Answer answer = api.asPublic()
                .get("/v1/registrations/" + people.aJobCoach().number()
                        + "?validOn=1850-01-01&knownAt=2999-01-01T00:00:00%2B01:00");

        assertThat(answer.faults()).containsExactly("?knownAt moment-in-future", "?validOn day-out-of-range");
    }

    @Test
    void anEmployerIsAnsweredInOrderWithAReceiptThatCanBeReadAgainByHisOrganisationOnly() {
        OrganisationId organisation = people.anOrganisation(OrganisationKind.EMPLOYER);
        String asker = people.accountFor(Role.EMPLOYER, organisation).subject();
        String colleague = people.accountFor(Role.EMPLOYER, organisation).subject();
        String stranger = people.anAccount(Role.EMPLOYER);
        People.Professional learner = people.aJobCoach();

        Answer answer = api.as(asker)
                .json("{\"items\": [{\"registrationNumber\": \"%s\"}, {\"registrationNumber\": \"100000017\"}]}"
                        .formatted(learner.number()))
                .post("/v1/verifications");
        String place = answer.header("Location").orElseThrow();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json()
                        .path("results")
                        .valueStream()
                        .map(result -> result.path("result").asString()))
                .containsExactly("registered", "not-found");
        assertThat(api.as(colleague).get(place).text()).isEqualTo(answer.text());
        assertThat(api.as(stranger).get(place).status()).isEqualTo(404);
    }

    @Test
    void aReceiptIsProvenByThePublishedKey() throws Exception {
        String asker = people.anAccount(Role.EMPLOYER);
        Answer answer = api.as(asker)
                .json("{\"items\": [{\"registrationNumber\": \"%s\"}]}"
                        .formatted(people.aJobCoach().number()))
                .post("/v1/verifications");

        JWSObject signature = JWSObject.parse(answer.json().path("signature").asString());
        JWKSet keys = JWKSet.parse(api.asPublic().get("/v1/jwks").text());
        boolean genuine = signature.verify(new ECDSAVerifier(
                keys.getKeyByKeyId(signature.getHeader().getKeyID()).toECKey()));
        JsonNode signed = JsonMapper.shared().readTree(signature.getPayload().toString());
        String result = answer.text().replaceAll("(?s).*\"results\":\\[(.*)],\"validOn\".*", "$1");
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(Base64.getUrlDecoder()
                .decode(answer.json().path("salts").path(0).asString()));
        String hash = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sha256.digest(result.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(genuine).isTrue();
        assertThat(signed.path("items").path(0).asString()).isEqualTo(hash);
        assertThat(signed.path("id").asString())
                .isEqualTo(answer.json().path("id").asString());
    }

    @Test
    void tenThousandAreAnsweredAtOnceAndOneMoreIsRefused() {
        String asker = people.anAccount(Role.EMPLOYER);
        String number = people.aJobCoach().number();

        Answer most = api.as(asker).json(items(10_000, number)).post("/v1/verifications");
        Answer more = api.as(asker).json(items(10_001, number)).post("/v1/verifications");

        assertThat(most.status()).isEqualTo(201);
        assertThat(most.json().path("results").size()).isEqualTo(10_000);
        assertThat(more.faults()).containsExactly("/items too-many");
    }

    private static String items(int count, String number) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"registrationNumber\": \"" + number + "\", \"register\": \"krsd-demo\"}")
                .collect(Collectors.joining(",", "{\"items\": [", "]}"));
    }
}
