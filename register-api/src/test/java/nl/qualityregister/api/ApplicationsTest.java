package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ApplicationsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Test
    void anApplicationThatIsAcceptedGivesANumberAndARegistration() {
        String applicant = people.anAccount(Role.PROFESSIONAL);
        String registrar = people.anAccount(Role.REGISTRAR);

        Answer applied = api.as(applicant)
                .key(UUID.randomUUID().toString())
                .json(application("job-coach"))
                .post("/v1/applications");
        String place = applied.header("Location").orElseThrow();
        Answer decided = api.as(registrar).json("{\"outcome\": \"accepted\"}").post(place + "/decisions");
        String number = decided.json().path("registrationNumber").asString();

        assertThat(applied.status()).isEqualTo(201);
        assertThat(decided.status()).isEqualTo(201);
        assertThat(api.as(applicant)
                        .get("/v1/me")
                        .json()
                        .path("registrationNumber")
                        .asString())
                .isEqualTo(number);
        assertThat(api.asPublic()
                        .get("/v1/registrations/" + number)
                        .json()
                        .path("registrations")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("registered");
        assertThat(api.as(applicant).get(place).json().path("state").asString()).isEqualTo("accepted");
    }

    @Test
    void anApplicationIsItsApplicantsAndTheOfficesOnly() {
        String applicant = people.anAccount(Role.PROFESSIONAL);
        String place = api.as(applicant)
                .json(application("job-coach"))
                .post("/v1/applications")
                .header("Location")
                .orElseThrow();

        assertThat(api.as(applicant).get(place).status()).isEqualTo(200);
        assertThat(api.as(people.anAccount(Role.REGISTRAR)).get(place).status()).isEqualTo(200);
        assertThat(api.as(people.anAccount(Role.PROFESSIONAL)).get(place).status())
                .isEqualTo(404);
    }

    @Test
    void refusingTakesAReasonAndDecidingTwiceIsAConflict() {
        String registrar = people.anAccount(Role.REGISTRAR);
        String place = api.as(people.anAccount(Role.PROFESSIONAL))
                .json(application("job-coach"))
                .post("/v1/applications")
                .header("Location")
                .orElseThrow();

        Answer unreasoned = api.as(registrar).json("{\"outcome\": \"refused\"}").post(place + "/decisions");
        Answer refused = api.as(registrar)
                .json("{\"outcome\": \"refused\", \"reason\": \"The qualification is missing.\"}")
                .post(place + "/decisions");
        Answer again = api.as(registrar).json("{\"outcome\": \"accepted\"}").post(place + "/decisions");

        assertThat(unreasoned.faults()).containsExactly("/reason required");
        assertThat(refused.json().path("state").asString()).isEqualTo("refused");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("application-already-decided");
    }

    @Test
    void everythingWrongWithAnApplicationIsToldAtOnce() {
        String applicant = people.anAccount(Role.PROFESSIONAL);

        Answer answer = api.as(applicant)
                .json(application("astronaut")
                        .replace("1980-05-05", "2999-01-01")
                        .replace("\"declaration\": true", "\"declaration\": false"))
                .post("/v1/applications");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).contains("/birthDate date-in-future", "/declaration declaration-missing");
    }

    @Test
    void theOfficeReadsWhatWaitsInPieces() {
        String registrar = people.anAccount(Role.REGISTRAR);
        for (int i = 0; i < 3; i++) {
            api.as(people.anAccount(Role.PROFESSIONAL))
                    .json(application("job-coach"))
                    .post("/v1/applications");
        }

        Answer first = api.as(registrar).get("/v1/applications?state=submitted&limit=2");
        String next = first.header("Link").orElseThrow().replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        Answer second = api.as(registrar).get(next);

        assertThat(first.json().path("items").size()).isEqualTo(2);
        assertThat(second.json().path("items").size()).isPositive();
        assertThat(second.json().path("items").path(0).path("applicationId"))
                .isNotIn(
                        first.json().path("items").path(0).path("applicationId"),
                        first.json().path("items").path(1).path("applicationId"));
    }

    static String application(String occupation) {
        return """
                {"register": "krsd-demo", "occupations": ["%s"],
                 "name": {"initials": "A.B.", "infix": "van de", "surname": "Proef"},
                 "birthDate": "1980-05-05", "email": "proef@example.org", "language": "nl",
                 "employments": [{"employerText": "Wijkteam Zuid", "jobTitle": "jobcoach", "from": "2019-01-01"}],
                 "qualification": "hbo Sociaal Werk", "vogIssuedOn": "2025-01-15", "declaration": true}
                """.formatted(occupation);
    }
}
