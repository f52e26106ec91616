package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
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

        assertThat(answer.problem()).isEqualTo("moment-in-future");
        assertThat(api.asPublic()
                        .get("/v1/registrations/" + people.aJobCoach().number() + "?validOn=1850-01-01")
                        .problem())
                .isEqualTo("day-before-register");

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
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(sha256.digest(result.getBytes(java.nio.charset.StandardCharsets.UTF_8))));

        assertThat(genuine).isTrue();
        assertThat(signed.path("items").asString()).isEqualTo(hash);
        assertThat(signed.path("id").asString())
                .isEqualTo(answer.json().path("id").asString());
    }

    @Test
    void tenThousandAreAnsweredAtOnceAndOneMoreIsRefused() {
        String asker = people.anAccount(Role.EMPLOYER);

        Answer most = api.as(asker).json(items(10_000)).post("/v1/verifications");
        Answer more = api.as(asker).json(items(10_001)).post("/v1/verifications");

        assertThat(most.status()).isEqualTo(201);
        assertThat(most.json().path("results").size()).isEqualTo(10_000);
        assertThat(more.problem()).isEqualTo("too-many-questions");
        assertThat(more.faults()).containsExactly("/items too-many");
    }

    @Test
    void eachMistakeOfAListIsAProblemTypeOfItsOwnWithARemedy() {
        String asker = people.anAccount(Role.EMPLOYER);
        String item =
                "{\"registrationNumber\": \"%s\"}".formatted(people.aJobCoach().number());

        Answer twice = api.as(asker)
                .json("{\"items\": [%s, %s]}".formatted(item, item))
                .post("/v1/verifications");
        Answer ahead = api.as(asker)
                .json("{\"knownAt\": \"2999-01-01T00:00:00Z\", \"items\": [%s]}".formatted(item))
                .post("/v1/verifications");
        Answer early = api.as(asker)
                .json("{\"validOn\": \"1850-01-01\", \"items\": [%s]}".formatted(item))
                .post("/v1/verifications");

        assertThat(List.of(twice, ahead, early))
                .allSatisfy(answer ->
                        assertThat(answer.json().path("remedy").asString()).isNotBlank())
                .extracting(Answer::problem)
                .containsExactly("question-repeated", "moment-in-future", "day-before-register");
        assertThat(twice.faults()).containsExactly("/items/1 asked-before");
    }

    @Test
    void theSameAnswerComesLineByLineWhenAskedFor() {
        String asker = people.anAccount(Role.EMPLOYER);
        String learner = people.aJobCoach().number();

        Answer lines = api.as(asker)
                .with("Accept", "application/x-ndjson")
                .json(
                        "{\"items\": [{\"registrationNumber\": \"%s\", \"birthDate\": \"1980-05-05\"}, {\"registrationNumber\": \"x\"}]}"
                                .formatted(learner))
                .post("/v1/verifications");
        String place = lines.header("Location").orElseThrow();
        Answer whole = api.as(asker).get(place);
        Answer again = api.as(asker)
                .with("Accept", "application/json;q=0.5, application/x-ndjson")
                .get(place);

        List<JsonNode> parts = lines.text()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(lines.header("Content-Type")).hasValue("application/x-ndjson");
        assertThat(parts).hasSize(4);
        assertThat(parts.get(0).path("id")).isEqualTo(whole.json().path("id"));
        assertThat(parts.subList(1, 3))
                .containsExactlyElementsOf(whole.json().path("results").values());
        assertThat(parts.get(3).path("signature")).isEqualTo(whole.json().path("signature"));
        assertThat(again.text()).isEqualTo(lines.text());
        assertThat(api.as(asker).with("Accept", "text/html").get(place).status())
                .isEqualTo(406);
    }

    @Test
    void whoWasAskedAboutSeesByWhom() {
        OrganisationId organisation = people.anOrganisation(OrganisationKind.EMPLOYER);
        String asker = people.accountFor(Role.EMPLOYER, organisation).subject();
        People.Professional learner = people.aJobCoach();
        api.as(asker)
                .json("{\"items\": [{\"registrationNumber\": \"%s\"}]}".formatted(learner.number()))
                .post("/v1/verifications");

        Answer accesses = api.as(learner.subject()).get("/v1/registrations/" + learner.number() + "/accesses");

        JsonNode last = accesses.json().path("items").path(0);
        assertThat(last.path("act").asString()).isEqualTo("registrations-verified");
        assertThat(last.path("organisation").asString()).isEqualTo(organisation.value());
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"registrationNumber\": \"" + i + "\", \"register\": \"krsd-demo\"}")
                .collect(Collectors.joining(",", "{\"items\": [", "]}"));
    }
}
