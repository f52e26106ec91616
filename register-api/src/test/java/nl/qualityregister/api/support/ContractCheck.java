package nl.qualityregister.api.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.contract.Shape;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds every call of the tests against the contract: what was answered has a documented status, form, headers and body; and what was
 * asked with success is what the contract lets one ask.
 */
@TestComponent
public class ContractCheck {
    private final Contract contract;
    private final Map<String, Shape> shapes = new HashMap<>();

    ContractCheck(Contract contract) {
        this.contract = contract;
    }

    void hold(HttpRequest request, byte[] body, HttpResponse<byte[]> response) {
        String where = request.method() + " " + request.uri().getRawPath() + " " + response.statusCode();
        assertThat(response.headers().firstValue("API-Version")).as(where).hasValue(contract.version());
        assertThat(response.headers().firstValue("X-Content-Type-Options"))
                .as(where)
                .hasValue("nosniff");
        String path = request.uri().getRawPath();
        if (!request.method().equals("HEAD")) {
            holdAnswer(request.method(), path, response.statusCode(), response.headers(), response.body());
        }
        Optional<Operation> operation = contract.operation(request.method(), path);
        if (operation.isPresent() && response.statusCode() < 300) {
            holdRequest(operation.get(), request, body, where);
        }
    }

    /** Holds an answer to the method and path (as it came) against the contract. */
    public void holdAnswer(String method, String path, int status, HttpHeaders headers, byte[] body) {
        Given given = new Given(status, headers, body, method + " " + path + " " + status);
        Optional<Operation> operation = contract.operation(method, path);
        if (operation.isPresent()) {
            holdAnswer(operation.get(), given);
        } else if (status >= 400 && path.startsWith(Contract.BASE_PATH)) {
            assertThat(given.type()).as(given.where()).isEqualTo("application/problem+json");
            assertThat(shape("/components/schemas/Problem").faults(json(body), ""))
                    .as(given.where())
                    .isEmpty();
        }
    }

    /** Holds a body that was taken against what the contract lets one send. */
    public void holdBody(String method, String path, byte[] body) {
        Optional.ofNullable(contract.operation(method, path)
                        .map(operation -> operation.bodies().get("application/json"))
                        .orElse(null))
                .filter(shape -> body.length > 0 && body[0] == '{')
                .ifPresent(shape -> assertThat(shape.faults(json(body), ""))
                        .as(method + " " + path)
                        .isEmpty());
    }

    /** @param where for messages */
    @SuppressWarnings("ArrayRecordComponent")
    private record Given(int status, HttpHeaders headers, byte[] body, String where) {
        String type() {
            return headers.firstValue("Content-Type").orElse("none/none");
        }
    }

    private void holdRequest(Operation operation, HttpRequest request, byte[] body, String where) {
        operation.parameters().stream()
                .filter(parameter -> parameter.place() == Operation.Parameter.Place.HEADER && parameter.required())
                .forEach(parameter -> assertThat(request.headers().firstValue(parameter.name()))
                        .as(where + ": " + parameter.name())
                        .isPresent());
        String type = request.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("application/json")) {
            assertThat(operation.bodies().get("application/json").faults(json(body), ""))
                    .as(where)
                    .isEmpty();
        }
    }

    private void holdAnswer(Operation operation, Given given) {
        String responses = "/paths/" + operation.path().replace("/", "~1") + "/"
                + operation.method().toLowerCase(Locale.ROOT) + "/responses/";
        boolean documented = !contract.document().at(responses + given.status()).isMissingNode();
        assertThat(documented || given.status() >= 400)
                .as(given.where() + " is documented")
                .isTrue();
        String at = followed(responses + (documented ? given.status() : "default"));
        JsonNode answer = contract.document().at(at);
        answer.path("headers").properties().forEach(header -> {
            JsonNode described = contract.document().at(followed(at + "/headers/" + header.getKey()));
            if (described.path("required").asBoolean(false)) {
                assertThat(given.headers().firstValue(header.getKey()))
                        .as(given.where() + ": " + header.getKey())
                        .isPresent();
            }
        });
        if (answer.has("content")) {
            holdContent(at + "/content/", answer.path("content"), given);
        } else {
            assertThat(given.body()).as(given.where() + " has no body").isEmpty();
        }
    }

    private void holdContent(String at, JsonNode content, Given given) {
        MediaType type = MediaType.parseMediaType(given.type());
        List<String> taken = content.propertyStream()
                .map(Map.Entry::getKey)
                .filter(taking -> MediaType.parseMediaType(taking).includes(type))
                .toList();
        assertThat(taken).as(given.where() + " answers as " + type).isNotEmpty();
        if (type.getSubtype().endsWith("json")) {
            String schema = at + taken.getFirst().replace("/", "~1") + "/schema";
            String text = new String(given.body(), StandardCharsets.UTF_8);
            List<String> documents =
                    type.getSubtype().equals("x-ndjson") ? text.lines().toList() : List.of(text);
            documents.forEach(document -> assertThat(
                            shape(schema).faults(json(document.getBytes(StandardCharsets.UTF_8)), ""))
                    .as(given.where() + " answers\n" + document)
                    .isEmpty());
        }
    }

    /** Where a reference leads, one step; the contract has no longer chains. */
    private String followed(String pointer) {
        String reference = contract.document().at(pointer).path("$ref").asString("");
        return reference.isEmpty() ? pointer : reference.substring(1);
    }

    private synchronized Shape shape(String pointer) {
        return shapes.computeIfAbsent(pointer, contract::shape);
    }

    private static JsonNode json(byte[] body) {
        return JsonMapper.shared().readTree(body);
    }
}
