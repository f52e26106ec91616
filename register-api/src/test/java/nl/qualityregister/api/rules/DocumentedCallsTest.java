package nl.qualityregister.api.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.problem.ProblemCatalogue;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.ContractCheck;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What docs/api.md shows of the demo, and the contract as its examples, is what the contract promises. */
@ApiTest
class DocumentedCallsTest {
    private static final Pattern CALL =
            Pattern.compile("```console\n\\$ (.*?)\nHTTP/1.1 (\\d{3})\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile("-X (\\w+) ");
    private static final Pattern ADDRESS = Pattern.compile("(http://localhost:8080/[^\\s'\"]*)");

    @Autowired
    Contract contract;

    @Autowired
    ContractCheck check;

    @Autowired
    ProblemCatalogue problems;

    /** One call as it is shown. */
    record Shown(String command, int status, Map<String, List<String>> headers, String body) {
        String method() {
            Matcher named = METHOD.matcher(command);
            if (named.find()) {
                return named.group(1);
            }
            boolean sends = command.contains(" -d ") || command.contains(" --data-binary ");
            return sends ? "POST" : command.contains(" -I ") ? "HEAD" : "GET";
        }

        String path() {
            Matcher address = ADDRESS.matcher(command);
            assertThat(address.find()).as(command).isTrue();
            return URI.create(address.group(1)).getPath();
        }

        @Override
        public String toString() {
            return status + " " + method() + " " + path();
        }
    }

    static List<Shown> calls() throws IOException {
        Matcher found = CALL.matcher(Files.readString(Path.of("../docs/api.md")));
        List<Shown> calls = new ArrayList<>();
        while (found.find()) {
            String[] parts = found.group(3).split("\n\n", 2);
            Map<String, List<String>> headers = new HashMap<>();
            parts[0].lines()
                    .map(line -> line.split(": ", 2))
                    .forEach(header -> headers.computeIfAbsent(header[0], any -> new ArrayList<>())
                            .add(header[1]));
            calls.add(new Shown(
                    found.group(1), Integer.parseInt(found.group(2)), headers, parts.length == 1 ? "" : parts[1]));
        }
        return calls;
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallThatIsShownIsAnsweredAsTheContractSays(Shown call) {
        String method = call.method().equals("HEAD") ? "GET" : call.method();
        HttpHeaders headers = HttpHeaders.of(call.headers(), (name, value) -> true);

        assertThat(contract.methods(call.path())).as("a path of the contract").isNotEmpty();
        if (!call.method().equals("HEAD")) {
            check.holdAnswer(
                    method, call.path(), call.status(), headers, call.body().getBytes(StandardCharsets.UTF_8));
        }
        if (call.status() >= 400) {
            assertThat(problems.problems()).containsKey(problem(call.body()));
        } else {
            assertThat(contract.operation(method, call.path())).isPresent();
        }
    }

    @Test
    void oneOfEachKindIsShown() throws IOException {
        List<Shown> calls = calls();

        assertThat(calls)
                .extracting(Shown::status)
                .contains(200, 201, 304, 400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 428, 429);
        assertThat(calls).anyMatch(call -> call.headers().containsKey("Idempotency-Replayed"));
        assertThat(calls)
                .anyMatch(call -> call.headers()
                        .getOrDefault("Link", List.of(""))
                        .getFirst()
                        .contains("rel=\"next\""));
        assertThat(calls)
                .anyMatch(call -> call.headers().containsKey("RateLimit")
                        && call.headers().containsKey("Retry-After"));
    }

    @TestFactory
    Stream<DynamicTest> anExampleOfTheContractFitsWhatItIsAnExampleOf() {
        return examples()
                .map(place -> dynamicTest(
                        place,
                        () -> assertThat(contract.shape(place + "/schema").faults(example(place), ""))
                                .isEmpty()));
    }

    /** So that no example is held against nothing: with something else in its first field each is found. */
    @TestFactory
    Stream<DynamicTest> aPlantedFaultInAnExampleIsFound() {
        return examples()
                .map(place -> dynamicTest(place, () -> {
                    ObjectNode planted = (ObjectNode) example(place).deepCopy();
                    planted.put(planted.propertyNames().iterator().next(), true);

                    assertThat(contract.shape(place + "/schema").faults(planted, ""))
                            .isNotEmpty();
                }));
    }

    @Test
    void everyExampleIsOfSomething() {
        assertThat(examples()
                        .map(place -> contract.document()
                                .at(place + "/examples/demo/$ref")
                                .asString())
                        .distinct())
                .hasSameSizeAs(contract.document().at("/components/examples"));
    }

    @Test
    void aCallThatTheContractDoesNotKnowIsFound() {
        assertThat(contract.methods("/v1/no-such-thing")).isEmpty();
        assertThatThrownBy(() -> check.holdAnswer(
                        "GET",
                        "/v1/me",
                        200,
                        HttpHeaders.of(
                                Map.of("Content-Type", List.of("application/json"), "API-Version", List.of("1.0.0")),
                                (a, b) -> true),
                        "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(AssertionError.class);
    }

    /** Every place in the contract that has an example of the demo, as a pointer to its media type. */
    private Stream<String> examples() {
        List<String> places = new ArrayList<>();
        collect(contract.document(), "", places);
        return places.stream();
    }

    private JsonNode example(String place) {
        String name = contract.document().at(place + "/examples/demo/$ref").asString();
        return contract.document().at(name.substring(1) + "/value");
    }

    private static void collect(JsonNode node, String at, List<String> places) {
        if (node.at("/examples/demo").has("$ref")) {
            places.add(at);
        }
        node.propertyStream()
                .forEach(child -> collect(
                        child.getValue(),
                        at + "/" + child.getKey().replace("~", "~0").replace("/", "~1"),
                        places));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at + "/" + i, places);
        }
    }

    private static String problem(String body) {
        return JsonMapper.shared().readTree(body).path("type").asString().replaceFirst(".*/", "");
    }
}
