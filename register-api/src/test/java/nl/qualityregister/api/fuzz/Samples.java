package nl.qualityregister.api.fuzz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that the contract allows, drawn by its schemas. */
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final LocalDate ABOUT = LocalDate.of(2026, 6, 30);
    /** One that fits, for each pattern of the contract that words do not fit. */
    private static final Map<String, String> FITTING = Map.of(
            "^[0-9a-f]{64}$", "0123456789abcdef".repeat(4),
            "^[a-z]{2}$", "nl",
            "^\\d+\\.\\d+\\.\\d+$", "1.0.0",
            "^\\d{9}$", "100000017",
            "^-?\\d{1,9}(\\.\\d{1,2})?$", "4.5",
            "^[^\\s@]+@[^\\s@]+$", "somebody@example.org");

    private final JsonNode document;
    private final Pool pool;
    private final Random random;

    Samples(JsonNode document, Pool pool, Random random) {
        this.document = document;
        this.pool = pool;
        this.random = random;
    }

    JsonNode draw(JsonNode schema, String name) {
        return draw(schema, name, 0);
    }

    private JsonNode draw(JsonNode given, String name, int depth) {
        JsonNode schema = followed(given);
        if (schema.has("oneOf")) {
            return draw(one(schema.path("oneOf")), name, depth);
        }
        if (schema.has("enum")) {
            return one(schema.path("enum"));
        }
        if (schema.path("nullable").asBoolean(false) && random.nextInt(8) == 0) {
            return JSON.nullNode();
        }
        return switch (schema.path("type").asString("object")) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "integer" -> integer(schema, name);
            case "number" -> JSON.numberNode(random.nextDouble());
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.stringNode(text(schema, name));
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode drawn = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        schema.path("properties").properties().forEach(property -> {
            boolean wanted = required.contains(property.getKey()) || (depth < DEEPEST && random.nextInt(10) < 7);
            if (wanted) {
                drawn.set(property.getKey(), draw(property.getValue(), property.getKey(), depth + 1));
            }
        });
        return drawn;
    }

    private JsonNode array(JsonNode schema, String name, int depth) {
        ArrayNode drawn = JSON.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int size = least + (depth < DEEPEST ? random.nextInt(3) : 0);
        for (int i = 0; i < Math.min(size, schema.path("maxItems").asInt(size)); i++) {
            drawn.add(draw(schema.path("items"), name, depth + 1));
        }
        return drawn;
    }

    private JsonNode integer(JsonNode schema, String name) {
        long least = schema.path("minimum").asLong(0);
        long most = Math.max(least, schema.path("maximum").asLong(least + 100));
        return JSON.numberNode(pool.draw(name, random)
                .filter(word -> word.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .filter(number -> number >= least && number <= most)
                .orElse(least + random.nextLong(Math.min(most - least + 1, 1000))));
    }

    private String text(JsonNode schema, String name) {
        String pattern = schema.path("pattern").asString("");
        return switch (schema.path("format").asString("")) {
            case "date" -> ABOUT.plusDays(random.nextInt(2000) - 1000L).toString();
            case "date-time" -> "2026-0" + (1 + random.nextInt(9)) + "-11T10:11:12Z";
            case "uuid" ->
                pool.draw(name, random).orElseGet(() -> UUID.randomUUID().toString());
            case "uri" -> "https://example.org/" + random.nextInt(100);
            default ->
                pool.draw(name, random)
                        .filter(word -> pattern.isEmpty() || word.matches(pattern))
                        .filter(word -> random.nextInt(5) > 0)
                        .orElseGet(() -> FITTING.getOrDefault(pattern, word(schema)));
        };
    }

    private String word(JsonNode schema) {
        int least = schema.path("minLength").asInt(1);
        return "word".repeat(1 + least / 4) + random.nextInt(1000);
    }

    private JsonNode one(JsonNode list) {
        return list.get(random.nextInt(list.size()));
    }

    private JsonNode followed(JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref")) {
            at = document.at(at.path("$ref").asString().substring(1));
        }
        return at;
    }
}
