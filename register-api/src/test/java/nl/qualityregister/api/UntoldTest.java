package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Call;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.support.Overheard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What is said of somebody in a request that is refused comes back in no problem, stands in no log and names no metric. */
@ApiTest
class UntoldTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Environment environment;

    People.Professional owner;
    List<String> secrets;

    @BeforeEach
    void somebody() {
        owner = people.aJobCoach();
        secrets = List.of(
                owner.person().name().surname(), owner.subject() + "@example.org", "1980-05-05T", owner.number());
    }

    /** Each with her name, her address or what she was born where it does not belong. */
    private List<Answer> refused() {
        String surname = owner.person().name().surname();
        String email = owner.subject() + "@example.org";
        String registrar = people.anAccount(Role.REGISTRAR);
        String employer = people.anAccount(Role.EMPLOYER);
        List<Answer> answers = new ArrayList<>();
        answers.add(api.asPublic()
                .json("{\"surname\": [\"%s\"]}".formatted(surname))
                .post("/v1/registrations/_search"));
        answers.add(api.as(registrar)
                .json("{\"surname\": \"%s\", \"birthDate\": \"%s\"}".formatted(surname, email))
                .post("/v1/registrants/_search"));
        answers.add(api.as(employer)
                .json(
                        "{\"items\": [{\"registrationNumber\": \"%s\", \"birthDate\": \"1980-05-05T%s\", \"name\": \"%s\"}]}"
                                .formatted(owner.number(), surname, surname))
                .post("/v1/verifications"));
        answers.add(mine().json(
                        "{\"name\": {\"initials\": \"\", \"surname\": \"%s\"}, \"birthDate\": \"%s\", \"reason\": \"\", \"files\": []}"
                                .formatted(surname, surname + email))
                .post("/v1/registrations/" + owner.number() + "/identity-changes"));
        answers.add(mine().with("If-Match", "\"0\"")
                .json("{\"email\": \"%s at %s\", \"language\": \"%s\", \"shown\": []}"
                        .formatted(surname, email, surname))
                .put("/v1/registrations/" + owner.number() + "/contact"));
        answers.add(mine().json("{\"organisation\": \"%s\", \"scopes\": [\"%s\"], \"until\": \"%s\"}"
                        .formatted(email, surname, surname))
                .post("/v1/consents"));
        answers.add(api.as(registrar)
                .json("{\"outcome\": \"%s\"}".formatted(surname))
                .post("/v1/erasure-requests/" + UUID.randomUUID() + "/decisions"));
        answers.add(mine().content("text/plain", surname).post("/v1/evidence"));
        answers.add(mine().json("{\"%s\": ".formatted(surname)).post("/v1/evidence"));
        return answers;
    }

    private Call mine() {
        return api.as(owner.subject());
    }

    @Test
    void noProblemLogOrMetricTellsWhatWasSaidOfAPerson() throws Exception {
        refused();
        Overheard logs = Overheard.begin();
        List<Answer> answers = refused();
        logs.end();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
            assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        });
        assertThat(answers).allSatisfy(answer -> assertThat(secrets).noneMatch(answer.text()::contains));
        assertThat(logs.linesWith(secrets)).isEmpty();
        assertThat(secrets).noneMatch(metrics()::contains);
    }

    private String metrics() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> scraped = http.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://localhost:" + environment.getRequiredProperty("local.management.port")
                                            + "/actuator/prometheus"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(scraped.statusCode()).isEqualTo(200);
            assertThat(scraped.body()).contains("http_server_requests");
            return scraped.body();
        }
    }
}
