package nl.qualityregister.api.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.support.Altered;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

        assertThat(LiveRules.faults(operation, answer, slashed, other, options)).isEmpty();
    }

    private Call as(String everything) {
        return api.as(everything).with("Origin", "https://elsewhere.example");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("http-response-code", planted(answer -> answer.status(500))),
                Arguments.of("version-header", planted(answer -> answer.without("API-Version"))),
                Arguments.of("security-headers", planted(answer -> answer.without("X-Frame-Options"))),
                Arguments.of("security-headers", planted(answer -> answer.without("X-Content-Type-Options"))),
                Arguments.of("security-headers", planted(answer -> answer.without("Referrer-Policy"))),
                Arguments.of(
                        "security-headers", planted(answer -> answer.with("Content-Security-Policy", "default-src *"))),
                Arguments.of("security-headers", planted(answer -> answer.with("Cache-Control", "max-age=60"))),
                Arguments.of("stateless", planted(answer -> answer.with("Set-Cookie", "JSESSIONID=1"))),
                Arguments.of("cors", planted(answer -> answer.with("Access-Control-Allow-Origin", "*"))),
                Arguments.of("cors", planted(answer -> answer.with("Access-Control-Allow-Credentials", "true"))),
                Arguments.of("problem-details", planted(answer -> answer.with("Content-Type", "text/html"))),
                Arguments.of("problem-details", planted(answer -> answer.saying("\"heading\"", "\"title\""))));
    }

    /** A fault planted in a real answer is told by its rule. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aPlantedFaultIsFound(String rule, UnaryOperator<Answer> fault) {
        String path = "/v1/accounts/" + UUID.randomUUID();
        Operation operation = contract.operation("GET", path).orElseThrow();
        String everything = people.anAccount(Role.values());
        Answer answer = as(everything).get(path);
        Answer slashed = as(everything).get(path + "/");
        Answer other = as(everything).send("DELETE", path);
        Answer options = as(everything).send("OPTIONS", path);

        assertThat(LiveRules.faults(operation, answer, slashed, other, options)).isEmpty();
        assertThat(LiveRules.faults(operation, fault.apply(answer), slashed, other, options))
                .anyMatch(told -> told.startsWith(rule));
        assertThat(LiveRules.faults(operation, answer, other, other, options))
                .anyMatch(told -> told.startsWith("no-trailing-slash"));
        assertThat(LiveRules.faults(operation, answer, slashed, answer, options))
                .anyMatch(told -> told.startsWith("http-methods"));
        assertThat(LiveRules.faults(operation, answer, slashed, other, answer))
                .anyMatch(told -> told.startsWith("http-methods"));
    }

    private static UnaryOperator<Answer> planted(UnaryOperator<Altered> fault) {
        return answer -> fault.apply(Altered.of(answer)).answer();
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
