package nl.qualityregister.api.manners;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.contract.Operation.Parameter;
import nl.qualityregister.api.contract.Operation.Parameter.Place;
import nl.qualityregister.api.contract.Shape;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.StringNode;

/** What is wrong with a request by the contract alone. A path that is malformed is no fault: there is nothing there. */
@Component
class RequestFaults {
    private final JsonMapper strict;

    RequestFaults(JsonMapper json) {
        strict = json.rebuild()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    List<Fault> ofParameters(Operation operation, HttpServletRequest request) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String[]> query = request.getQueryString() == null ? Map.of() : request.getParameterMap();
        Set<String> known = operation.parameters().stream()
                .filter(parameter -> parameter.place() == Place.QUERY)
                .map(Parameter::name)
                .collect(Collectors.toSet());
        query.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> faults.add(Fault.at("?" + name, "unknown-parameter")));
        for (Parameter parameter : operation.parameters()) {
            faults.addAll(
                    switch (parameter.place()) {
                        case PATH -> List.of();
                        case QUERY -> ofQuery(parameter, query.get(parameter.name()));
                        case HEADER -> ofValue(parameter, request.getHeader(parameter.name()), parameter.name() + ":");
                    });
        }
        return faults;
    }

    List<Fault> ofBody(Operation operation, byte[] body) {
        try {
            JsonNode node = strict.readTree(body);
            if (node.isMissingNode()) {
                return List.of(Fault.at("", "required"));
            }
            List<Fault> faults = new ArrayList<>();
            Shape shape = operation.bodies().get("application/json");
            if (shape != null) {
                faults.addAll(shape.faults(node, ""));
            }
            unstorable(node, "", faults);
            return faults;
        } catch (JacksonException unreadable) {
            TokenStreamLocation at = unreadable.getLocation();
            return List.of(new Fault(
                    "",
                    "malformed-json",
                    Map.of(
                            "line", at == null ? "?" : String.valueOf(at.getLineNr()),
                            "column", at == null ? "?" : String.valueOf(at.getColumnNr()))));
        }
    }

    /** The character NUL is good JSON, but no database text. */
    private static void unstorable(JsonNode node, String pointer, List<Fault> faults) {
        if (node.isString() && node.stringValue().indexOf('\0') >= 0) {
            faults.add(Fault.at(pointer, "malformed"));
        }
        int index = 0;
        for (JsonNode item : node.isArray() ? node : List.<JsonNode>of()) {
            unstorable(item, pointer + "/" + index++, faults);
        }
        node.properties()
                .forEach(property -> unstorable(property.getValue(), pointer + "/" + property.getKey(), faults));
    }

    private static List<Fault> ofQuery(Parameter parameter, String @Nullable [] values) {
        if (values != null && values.length > 1) {
            return List.of(Fault.at("?" + parameter.name(), "repeated"));
        }
        return ofValue(parameter, values == null ? null : values[0], "?" + parameter.name());
    }

    private static List<Fault> ofValue(Parameter parameter, @Nullable String value, String pointer) {
        if (value == null) {
            return parameter.required() && parameter.place() == Place.QUERY
                    ? List.of(Fault.at(pointer, "required"))
                    : List.of();
        }
        if (value.indexOf('\0') >= 0) {
            return List.of(Fault.at(pointer, "malformed"));
        }
        if (parameter.number() && !value.matches("-?[0-9]{1,18}")) {
            return List.of(Fault.at(pointer, "wrong-type", "expected", "integer"));
        }
        JsonNode node = parameter.number()
                ? BigIntegerNode.valueOf(new java.math.BigInteger(value))
                : StringNode.valueOf(value);
        return parameter.shape().faults(node, pointer);
    }
}
