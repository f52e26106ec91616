package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
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

@ApiTest
class WatchListsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Test
    void anEmployerEnrolsByCsvReadsItBackAndLetsGo() {
        OrganisationId organisation = people.anOrganisation(OrganisationKind.EMPLOYER);
        String employer = people.accountFor(Role.EMPLOYER, organisation).subject();
        List<People.Professional> staff =
                IntStream.range(0, 3).mapToObj(i -> people.aJobCoach()).toList();
        String csv = "\ufeffregistration_number;ground;since;reference;staff_id\r\n"
                + staff.stream()
                        .map(one -> one.number() + ";employment;2020-01-01;\"contract; 1\";=S" + one.number() + "\r\n")
                        .collect(Collectors.joining())
                + "123;employment;2020-01-01;x;\r\n"
                + staff.getFirst().number() + ";employment;1-1-2020;x;\r\n";

        Answer enrolled = api.as(employer).content("text/csv", csv).post("/v1/watched-people");
        Answer list = api.as(employer).get("/v1/watched-people?limit=2");
        Answer file = api.as(employer).with("Accept", "text/csv").get("/v1/watched-people");
        Answer risks = api.as(employer).get("/v1/watched-people/risks?withinDays=730");
        String watch = enrolled.json().path("results").path(0).path("watchId").asString();
        Answer left = api.as(employer).post("/v1/watched-people/" + watch + "/departures");

        assertThat(enrolled.json().path("enrolled").asInt()).isEqualTo(3);
        assertThat(enrolled.json().path("rejected").asInt()).isEqualTo(2);
        assertThat(enrolled.json().at("/results/3/faults/0/code").asString()).isEqualTo("nobodys-number");
        assertThat(enrolled.json().at("/results/4/faults/0/pointer").asString()).isEqualTo("since");
        assertThat(list.json().path("items").size()).isEqualTo(2);
        assertThat(list.header("Link")).isPresent();
        assertThat(file.text().lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("\"contract; 1\""));
        assertThat(file.text()).contains(";'=S");
        assertThat(risks.json().path("watched").asInt()).isEqualTo(3);
        assertThat(left.status()).isEqualTo(204);
        assertThat(api.as(employer)
                        .get("/v1/watched-people")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(api.as(people.anAccount(Role.EMPLOYER))
                        .get("/v1/watched-people")
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void theProfessionalSeesWhoWatches() {
        OrganisationId organisation = people.anOrganisation(OrganisationKind.EMPLOYER);
        String employer = people.accountFor(Role.EMPLOYER, organisation).subject();
        People.Professional person = people.aJobCoach();
        api.as(employer).json("""
                        {"items": [{"registrationNumber": "%s", "ground": "employment", "since": "2020-01-01", "reference": "7"}]}
                        """.formatted(person.number())).post("/v1/watched-people");

        Answer accesses = api.as(person.subject()).get("/v1/registrations/" + person.number() + "/accesses");

        assertThat(accesses.json().at("/items/0/act").asString()).isEqualTo("watch-enrolled");
        assertThat(accesses.json().at("/items/0/organisation").asString()).isEqualTo(organisation.value());
    }

    @Test
    void aRosterIsSignedByThePublishedKey() throws Exception {
        String employer = people.anAccount(Role.EMPLOYER);
        People.Professional person = people.aJobCoach();
        api.as(employer).json("""
                        {"items": [{"registrationNumber": "%s", "ground": "employment", "since": "2020-01-01", "reference": "7"}]}
                        """.formatted(person.number())).post("/v1/watched-people");

        Answer roster = api.as(employer).get("/v1/watched-people/roster");

        JWSObject signed = JWSObject.parse(roster.text().strip());
        JWKSet keys = JWKSet.parse(api.asPublic().get("/v1/jwks").text());
        assertThat(roster.header("Content-Type")).hasValue("application/jose");
        assertThat(signed.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(signed.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(signed.getPayload().toString()).contains(person.number());
    }
}
