package nl.qualityregister.api.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.qualityregister.house.Fault;
import tools.jackson.databind.JsonNode;

/** What a body or a parameter must be, by a schema of the contract. It names every fault at once. */
public final class Shape {
    private final Schema schema;
    private final Function<String, Shape> named;

    Shape(Schema schema, Function<String, Shape> named) {
        this.schema = schema;
        this.named = named;
    }

    /** The faults of the value, each with a pointer that starts with the given one. */
    public List<Fault> faults(JsonNode value, String pointer) {
        List<Fault> faults = new ArrayList<>();
        List<String> variants = new ArrayList<>();
        List<Error> errors = schema.validate(value);
        for (Error error : errors) {
            if (isChoice(error)) {
                variants.add(error.getEvaluationPath() + "/");
                faults.addAll(ofVariant(error, value, pointer));
            }
        }
        for (Error error : errors) {
            String path = error.getEvaluationPath().toString();
            if (!isChoice(error) && variants.stream().noneMatch(path::startsWith)) {
                faults.add(fault(error, pointer));
            }
        }
        return faults.stream().distinct().toList();
    }

    private static boolean isChoice(Error error) {
        return error.getKeyword().equals("oneOf");
    }

    /** Only the faults against the variant that the value itself names, not those against all others. */
    private List<Fault> ofVariant(Error choice, JsonNode root, String pointer) {
        String at = choice.getInstanceLocation().toString();
        JsonNode value = at.isEmpty() ? root : root.at(at);
        Variants variants = Variants.of(choice.getSchemaNode());
        String kind = value.path(variants.property()).asString("");
        String schemaName = variants.schemas().get(kind);
        if (schemaName == null) {
            String code = value.has(variants.property()) ? "unknown-choice" : "required";
            return List.of(Fault.at(
                    pointer + at + "/" + variants.property(),
                    code,
                    "allowed",
                    String.join(", ", variants.schemas().keySet())));
        }
        return named.apply(schemaName).faults(value, pointer + at);
    }

    private static Fault fault(Error error, String prefix) {
        String at = prefix + error.getInstanceLocation();
        JsonNode rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> Fault.at(at + "/" + error.getProperty(), "required");
            case "additionalProperties" -> Fault.at(at + "/" + error.getProperty(), "unknown-field");
            case "type" -> Fault.at(at, "wrong-type", "expected", words(rule));
            case "enum" -> Fault.at(at, "unknown-choice", "allowed", words(rule));
            case "format" -> Fault.at(at, formatCode(rule.asString("")));
            case "maxLength" -> Fault.at(at, "too-long", "max", words(rule));
            case "minLength" -> Fault.at(at, "too-short", "min", words(rule));
            case "maxItems" -> Fault.at(at, "too-many", "max", words(rule));
            case "minItems" -> Fault.at(at, "too-few", "min", words(rule));
            case "minimum" -> Fault.at(at, "too-small", "min", words(rule));
            case "maximum" -> Fault.at(at, "too-large", "max", words(rule));
            case "uniqueItems" -> Fault.at(at, "repeated");
            default -> Fault.at(at, "malformed");
        };
    }

    private static String formatCode(String format) {
        return switch (format) {
            case "date" -> "malformed-date";
            case "date-time" -> "malformed-date-time";
            default -> "malformed";
        };
    }

    private static String words(JsonNode rule) {
        if (!rule.isArray()) {
            return rule.asString("");
        }
        List<String> words = new ArrayList<>();
        rule.forEach(word -> words.add(word.asString("")));
        return String.join(", ", words);
    }

    /** The variants of a value by the property that tells them apart. */
    private record Variants(String property, Map<String, String> schemas) {
        static Variants of(JsonNode oneOf) {
            Map<String, String> schemas = new java.util.TreeMap<>();
            for (JsonNode variant : oneOf) {
                String name = variant.path("$ref").asString("").replaceFirst(".*/", "");
                schemas.put(kind(name), name);
            }
            return new Variants("kind", schemas);
        }

        /** {@code ActivityClaim} is the variant {@code activity}. */
        private static String kind(String schemaName) {
            return schemaName.replaceFirst("(?<=[a-z])[A-Z].*$", "").toLowerCase(java.util.Locale.ROOT);
        }
    }
}
