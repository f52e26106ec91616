package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class ApplicationsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessDay businessDay;

    @Test
    void anApplicationThatIsAcceptedGivesANumberAndARegistration() {
        String applicant = people.anAccount(Role.PROFESSIONAL);
        String registrar = people.anAccount(Role.REGISTRAR);

        Answer applied = api.as(applicant)
                .key(UUID.randomUUID().toString())
                .json(application("job-coach"))
                .post("/v1/applications");
        String place = applied.header("Location").orElseThrow();
        Answer decided = api.as(registrar)
                .json("{\"outcome\": \"accepted\", \"reason\": \"The desk is away.\"}")
                .post(place + "/decisions");
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
        Answer again = api.as(registrar)
                .json("{\"outcome\": \"accepted\", \"reason\": \"The desk is away.\"}")
                .post(place + "/decisions");

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

    @Test
    void theDeskTheNormAndTheRegistrarEachHaveTheirSay() {
        String applicant = people.anAccount(Role.PROFESSIONAL);
        String assessor = people.anAccount(Role.ASSESSOR);
        String registrar = people.anAccount(Role.REGISTRAR);
        String place = api.as(applicant)
                .json(complete("job-coach"))
                .post("/v1/applications")
                .header("Location")
                .orElseThrow();
        String item = item(place);

        Answer shown = api.as(assessor).get("/v1/assessment-items/" + item + "/application");
        Answer unheard = api.as(registrar).json("{\"outcome\": \"accepted\"}").post(place + "/decisions");
        api.as(assessor)
                .json(
                        "{\"outcome\": \"asked-back\", \"reason\": \"diploma-not-shown\", \"remark\": \"Page 2 is missing.\","
                                + " \"answerBy\": \"" + businessDay.today().plusDays(14) + "\"}")
                .post("/v1/assessment-items/" + item + "/verdicts");
        Answer returned = api.as(applicant).get(place);
        Answer mended = api.as(applicant).json(complete("job-coach")).post(place + "/submissions");
        Answer twice = api.as(applicant).json(complete("job-coach")).post(place + "/submissions");
        api.as(assessor).json("{\"outcome\": \"accepted\"}").post("/v1/assessment-items/" + item(place) + "/verdicts");
        Answer accepted = api.as(registrar).json("{\"outcome\": \"accepted\"}").post(place + "/decisions");

        assertThat(shown.json().path("application").path("name").path("surname").asString())
                .isEqualTo("Proef");
        assertThat(unheard.faults()).containsExactly("/reason desk-not-heard");
        assertThat(returned.json().path("state").asString()).isEqualTo("returned");
        assertThat(returned.json().path("finding").path("remark").asString()).isEqualTo("Page 2 is missing.");
        assertThat(mended.status()).isEqualTo(201);
        assertThat(twice.problem()).isEqualTo("application-not-returned");
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(accepted.json().path("decision").path("objectionUntil").isMissingNode())
                .isFalse();
        assertThat(api.as(people.anAccount(Role.ASSESSOR))
                        .get("/v1/assessment-items/" + UUID.randomUUID() + "/application")
                        .status())
                .isEqualTo(404);
    }

    private String item(String place) {
        return jdbc.sql("select id from desk_item where subject = :subject order by announced_at desc limit 1")
                .param("subject", "application:" + place.substring(place.lastIndexOf('/') + 1))
                .query(UUID.class)
                .single()
                .toString();
    }

    @Test
    void theApplicantReadsWhatIsMissingInBothLanguages() {
        String applicant = people.anAccount(Role.PROFESSIONAL);
        Answer dutch = api.as(applicant)
                .with("Accept-Language", "nl")
                .json(application("job-coach").replace("\"vogIssuedOn\": \"2025-01-15\",", ""))
                .post("/v1/applications");
        Answer english = api.as(applicant)
                .with("Accept-Language", "en")
                .get(dutch.header("Location").orElseThrow());

        assertThat(unmet(dutch)).contains("Verklaring omtrent het gedrag", "Diploma of erkende ervaring");
        assertThat(unmet(english)).contains("Certificate of conduct", "Diploma or validated experience");
        assertThat(api.as(applicant)
                        .get("/v1/applications")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    private static java.util.List<String> unmet(Answer answer) {
        return answer.json()
                .path("admission")
                .path(0)
                .path("rules")
                .valueStream()
                .filter(rule -> !rule.path("met").asBoolean())
                .filter(rule -> !rule.path("remedy").asString("").isBlank())
                .map(rule -> rule.path("label").asString())
                .toList();
    }

    @Test
    void aDiplomaThatNobodyCouldCheckSaysWhyAndBlocksNothing() {
        String applicant = people.anAccount(Role.PROFESSIONAL);

        Answer answer = api.as(applicant)
                .with("Accept-Language", "en")
                .json(complete("job-coach"))
                .post("/v1/applications");

        tools.jackson.databind.JsonNode diploma = answer.json().path("diplomas").path(0);
        assertThat(diploma.path("outcome").asString()).isEqualTo("unverified");
        assertThat(diploma.path("explanation").asString()).isEqualTo("The diploma register was not asked yet.");
    }

    @Test
    void anApplicantTakesItBackOnce() {
        String applicant = people.anAccount(Role.PROFESSIONAL);
        String place = api.as(applicant)
                .json(complete("job-coach"))
                .post("/v1/applications")
                .header("Location")
                .orElseThrow();

        assertThat(api.as(people.anAccount(Role.PROFESSIONAL))
                        .post(place + "/withdrawals")
                        .status())
                .isEqualTo(404);
        assertThat(api.as(applicant)
                        .post(place + "/withdrawals")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("withdrawn");
        assertThat(api.as(applicant).post(place + "/withdrawals").problem()).isEqualTo("application-already-decided");
    }

    /** Everything that the demo norm asks at the entry. */
    static String complete(String occupation) {
        return application(occupation)
                .replace(
                        "\"vogIssuedOn\"",
                        "\"qualifications\": [{\"kind\": \"diploma\", \"title\": \"Social work\","
                                + " \"institution\": \"Hogeschool\", \"awardedOn\": \"2014-07-01\", \"number\": \"HBO-1\"}],"
                                + " \"vogIssuedOn\"");
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
