package nl.qualityregister.api.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Call;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The Dutch API Design Rules 2.2 as far as they are about answers: every path of the contract is asked. */
@ApiTest
class LiveRulesTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Contract contract;

    @TestFactory
    Stream<DynamicTest> everyPathKeepsTheRulesOfAnswers() {
        String everything = people.anAccount(Role.values());
        return contract.operations().stream()
                .map(operation -> dynamicTest(operation.id(), () -> holdRules(operation, everything)));
    }

    private void holdRules(Operation operation, String everything) {
        String path = Contract.BASE_PATH
                + operation.path().replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());

        Answer answer = as(everything).send(operation.method(), path);
        Answer slashed = as(everything).send(operation.method(), path + "/");
        Answer other = as(everything).send("DELETE", path);
        Answer options = as(everything).send("OPTIONS", path);

        assertThat(answer.status()).isLessThan(500);
        for (Answer each : List.of(answer, slashed, other, options)) {
            holdHeaders(operation, each);
        }
        assertThat(slashed.status()).as("no-trailing-slash").isEqualTo(404);
        assertThat(other.status()).as("http-methods").isEqualTo(405);
        assertThat(Set.of(other.header("Allow").orElse("").split(", "))).contains(operation.method());
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow").orElse("")).contains(operation.method(), "OPTIONS");
    }

    private Call as(String everything) {
        return api.as(everything).with("Origin", "https://elsewhere.example");
    }

    /** Version and protection on each answer; other origins read what is public, and nothing else; nothing private is kept by anybody. */
    private static void holdHeaders(Operation operation, Answer answer) {
        assertThat(answer.header("API-Version").orElse("")).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        boolean forAll = operation.allowedRoles().contains("public");
        if (!forAll || answer.status() >= 400) {
            assertThat(answer.header("Cache-Control")).hasValue("no-store");
        }
        if (!forAll) {
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
            assertThat(answer.json().path("title").asString()).isNotBlank();
            assertThat(answer.json().path("detail").asString()).isNotBlank();
        }
    }

    @Test
    void theDescriptionIsForEverybodyFromAnywhere() {
        Answer answer =
                api.asPublic().with("Origin", "https://elsewhere.example").get("/v1/openapi.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(ApiRules.faults(answer.json())).isEmpty();
        assertThat(answer.header("API-Version"))
                .hasValue(answer.json().path("info").path("version").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00%2B14:00",
                "2026-01-01T00:00:00-11:30",
                "2026-01-01T00:00:00.123456%2B01:00"
            })
    void momentsAreTakenWithAnyOffset(String moment) {
        String number = people.aJobCoach().number();

        Answer answer = api.asPublic().get("/v1/registrations/" + number + "?knownAt=" + moment);

        assertThat(answer.status()).isIn(200, 404);
    }

    @Test
    void momentsAreGivenInUtc() {
        Answer changes = api.asPublic().get("/v1/changes?limit=50");

        assertThat(changes.status()).isEqualTo(200);
        assertThat(changes.text()).containsPattern("\"[a-z]+At\":\"[0-9T:.-]+Z\"");
        assertThat(changes.text()).doesNotContainPattern("\"[a-z]+At\":\"[0-9T:.-]+[+-]\\d\\d:\\d\\d\"");
    }

    @Test
    void readingChangesNothing() {
        String path = "/v1/registrations/" + people.aJobCoach().number();

        Answer first = api.asPublic().get(path);
        Answer again = api.asPublic().get(path);
        int head = api.asPublic().send("HEAD", path).status();

        assertThat(again.json().path("registrations")).isEqualTo(first.json().path("registrations"));
        assertThat(head).isEqualTo(200);
    }
}
