package nl.qualityregister.api.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.contract.Operation;
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

    ContractCheck(Contract contract) {
        this.contract = contract;
    }

    void hold(HttpRequest request, byte[] body, HttpResponse<byte[]> response) {
        String where = request.method() + " " + request.uri().getRawPath() + " " + response.statusCode();
        assertThat(response.headers().firstValue("API-Version")).as(where).hasValue(contract.version());
        assertThat(response.headers().firstValue("X-Content-Type-Options"))
                .as(where)
                .hasValue("nosniff");
        Optional<Operation> operation =
                contract.operation(request.method(), request.uri().getRawPath());
        if (operation.isPresent() && !request.method().equals("HEAD")) {
            holdAnswer(operation.get(), response, where);
            if (response.statusCode() < 300) {
                holdRequest(operation.get(), request, body, where);
            }
        } else if (response.statusCode() >= 400 && request.uri().getPath().startsWith(Contract.BASE_PATH)) {
            assertThat(type(response)).as(where).isEqualTo("application/problem+json");
            assertThat(contract.shape("/components/schemas/Problem").faults(json(response.body()), ""))
                    .as(where)
                    .isEmpty();
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

    private void holdAnswer(Operation operation, HttpResponse<byte[]> response, String where) {
        String responses = "/paths/" + operation.path().replace("/", "~1") + "/"
                + operation.method().toLowerCase(Locale.ROOT) + "/responses/";
        String status = String.valueOf(response.statusCode());
        boolean documented = !contract.document().at(responses + status).isMissingNode();
        assertThat(documented || response.statusCode() >= 400)
                .as(where + " is documented")
                .isTrue();
        String at = followed(responses + (documented ? status : "default"));
        JsonNode answer = contract.document().at(at);
        answer.path("headers").properties().forEach(header -> {
            JsonNode described = contract.document().at(followed(at + "/headers/" + header.getKey()));
            if (described.path("required").asBoolean(false)) {
                assertThat(response.headers().firstValue(header.getKey()))
                        .as(where + ": " + header.getKey())
                        .isPresent();
            }
        });
        holdBody(at + "/content/", answer.path("content"), response, where);
    }

    private void holdBody(String at, JsonNode content, HttpResponse<byte[]> response, String where) {
        MediaType given = MediaType.parseMediaType(type(response));
        List<String> taken = content.propertyStream()
                .map(java.util.Map.Entry::getKey)
                .filter(type -> MediaType.parseMediaType(type).includes(given))
                .toList();
        assertThat(taken).as(where + " answers as " + given).isNotEmpty();
        if (given.getSubtype().endsWith("json")) {
            String schema = at + taken.getFirst().replace("/", "~1") + "/schema";
            assertThat(contract.shape(schema).faults(json(response.body()), ""))
                    .as(where + " answers\n" + new Answer(response).text())
                    .isEmpty();
        }
    }

    /** Where a reference leads, one step; the contract has no longer chains. */
    private String followed(String pointer) {
        String reference = contract.document().at(pointer).path("$ref").asString("");
        return reference.isEmpty() ? pointer : reference.substring(1);
    }

    private static String type(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Content-Type").orElse("none/none");
    }

    private static JsonNode json(byte[] body) {
        return JsonMapper.shared().readTree(body);
    }
}
