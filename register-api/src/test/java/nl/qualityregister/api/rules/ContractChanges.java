package nl.qualityregister.api.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What of a released description a newer one breaks. Broken is a client that did what the old one allowed and is refused, or that read
 * what the old one promised and no longer finds it. In answers, fields may be added and lists of words may grow.
 */
final class ContractChanges {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> breaks = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private ContractChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    static List<String> breaking(JsonNode before, JsonNode after) {
        ContractChanges changes = new ContractChanges(before, after);
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        changes.operation(
                                operation.getKey() + " " + path.getKey(),
                                operation.getValue(),
                                after.path("paths").path(path.getKey()).path(operation.getKey()));
                    }
                }));
        return List.copyOf(changes.breaks);
    }

    private void operation(String where, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            breaks.add(where + " is gone");
            return;
        }
        old.path("x-allowed-roles").forEach(role -> {
            boolean stays = now.path("x-allowed-roles")
                    .valueStream()
                    .anyMatch(other -> other.equals(role) || other.asString().equals("public"));
            broken(!stays, where + " is no longer for " + role.asString());
        });
        parameters(where, old, now);
        body(where, old, now);
        old.path("responses").properties().forEach(answer -> {
            if (answer.getKey().startsWith("2")) {
                answer(
                        where + " " + answer.getKey(),
                        answer.getValue(),
                        now.path("responses").path(answer.getKey()));
            }
        });
    }

    private void parameters(String where, JsonNode old, JsonNode now) {
        Map<String, JsonNode> known = named(old, before);
        Map<String, JsonNode> given = named(now, after);
        known.forEach((name, parameter) -> {
            JsonNode still = given.get(name);
            if (still == null) {
                breaks.add(where + " no longer takes " + name);
            } else {
                schema(where + " " + name, parameter.path("schema"), still.path("schema"), Way.ASKED);
            }
        });
        given.forEach((name, parameter) -> {
            JsonNode earlier = known.get(name);
            boolean wasRequired = earlier != null && earlier.path("required").asBoolean(false);
            broken(parameter.path("required").asBoolean(false) && !wasRequired, where + " now requires " + name);
        });
    }

    private void body(String where, JsonNode old, JsonNode now) {
        boolean had = old.path("requestBody").path("required").asBoolean(false);
        broken(now.path("requestBody").path("required").asBoolean(false) && !had, where + " now requires a body");
        old.path("requestBody").path("content").properties().forEach(content -> {
            JsonNode still = now.path("requestBody").path("content").path(content.getKey());
            broken(still.isMissingNode(), where + " no longer takes " + content.getKey());
            schema(where + " body", content.getValue().path("schema"), still.path("schema"), Way.ASKED);
        });
    }

    private void answer(String where, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            breaks.add(where + " is no longer answered");
            return;
        }
        JsonNode still = followed(now, after);
        JsonNode earlier = followed(old, before);
        earlier.path("headers")
                .propertyNames()
                .forEach(name -> broken(!still.path("headers").has(name), where + " no longer carries " + name));
        earlier.path("content").properties().forEach(content -> {
            JsonNode given = still.path("content").path(content.getKey());
            broken(given.isMissingNode(), where + " is no longer given as " + content.getKey());
            schema(where, content.getValue().path("schema"), given.path("schema"), Way.ANSWERED);
        });
    }

    private enum Way {
        ASKED,
        ANSWERED
    }

    private void schema(String where, JsonNode oldGiven, JsonNode nowGiven, Way way) {
        String pair = way + oldGiven.path("$ref").asString("") + " "
                + nowGiven.path("$ref").asString("");
        if (oldGiven.has("$ref") && !compared.add(pair)) {
            return;
        }
        JsonNode old = followed(oldGiven, before);
        JsonNode now = followed(nowGiven, after);
        if (now.isMissingNode()) {
            return;
        }
        for (String fixed : List.of("type", "format", "pattern")) {
            boolean loosened = way == Way.ASKED && !now.has(fixed) && !fixed.equals("type");
            boolean tightened = way == Way.ANSWERED && !old.has(fixed);
            broken(
                    !Objects.equals(old.get(fixed), now.get(fixed)) && !loosened && !tightened,
                    where + " has another " + fixed);
        }
        boolean nullable = now.path("nullable").asBoolean(false);
        boolean wasNullable = old.path("nullable").asBoolean(false);
        broken(way == Way.ASKED && wasNullable && !nullable, where + " may no longer be null");
        broken(way == Way.ANSWERED && nullable && !wasNullable, where + " may now be null");
        if (way == Way.ASKED) {
            words(where, old, now);
            bounds(where, old, now);
        }
        variants(where, old, now, way);
        fields(where, old, now, way);
        if (old.has("items")) {
            schema(where + "[]", old.path("items"), now.path("items"), way);
        }
    }

    private void words(String where, JsonNode old, JsonNode now) {
        if (now.has("enum")) {
            Set<JsonNode> taken = new HashSet<>(now.path("enum").valueStream().toList());
            broken(!old.has("enum"), where + " now takes listed words only");
            old.path("enum").forEach(word -> broken(!taken.contains(word), where + " no longer takes " + word));
        }
    }

    private void bounds(String where, JsonNode old, JsonNode now) {
        for (String most : List.of("maxLength", "maxItems", "maximum")) {
            boolean lower =
                    now.has(most) && now.path(most).asDouble() < old.path(most).asDouble(Double.POSITIVE_INFINITY);
            broken(lower, where + " has a lower " + most);
        }
        for (String least : List.of("minLength", "minItems", "minimum")) {
            boolean higher = now.has(least)
                    && now.path(least).asDouble() > old.path(least).asDouble(Double.NEGATIVE_INFINITY)
                    && (old.has(least) || now.path(least).asDouble() > 0);
            broken(higher, where + " has a higher " + least);
        }
    }

    private void variants(String where, JsonNode old, JsonNode now, Way way) {
        Map<String, JsonNode> still = new LinkedHashMap<>();
        now.path("oneOf").forEach(variant -> still.put(word(variant), variant));
        old.path("oneOf").forEach(variant -> {
            JsonNode same = still.get(word(variant));
            if (same != null) {
                schema(where, variant, same, way);
            } else {
                broken(way == Way.ASKED, where + " no longer takes " + variant);
            }
        });
    }

    /** By what one of several is known again: what it refers to, or its type. */
    private static String word(JsonNode variant) {
        return variant.path("$ref").asString(variant.path("type").asString(""));
    }

    private void fields(String where, JsonNode old, JsonNode now, Way way) {
        Set<String> required = names(now);
        Set<String> wasRequired = names(old);
        old.path("properties").properties().forEach(field -> {
            String name = where + "." + field.getKey();
            JsonNode still = now.path("properties").path(field.getKey());
            broken(still.isMissingNode(), name + " is gone");
            schema(name, field.getValue(), still, way);
        });
        if (way == Way.ASKED) {
            required.stream()
                    .filter(name -> !wasRequired.contains(name))
                    .forEach(name -> breaks.add(where + "." + name + " is now required"));
        } else {
            wasRequired.stream()
                    .filter(name -> !required.contains(name))
                    .forEach(name -> breaks.add(where + "." + name + " may now be missing"));
        }
    }

    private static Set<String> names(JsonNode schema) {
        Set<String> names = new java.util.TreeSet<>();
        schema.path("required").forEach(name -> names.add(name.asString()));
        return names;
    }

    private static Map<String, JsonNode> named(JsonNode operation, JsonNode document) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        operation.path("parameters").forEach(given -> {
            JsonNode parameter = followed(given, document);
            named.put(
                    parameter.path("in").asString() + " "
                            + parameter.path("name").asString(),
                    parameter);
        });
        return named;
    }

    private static JsonNode followed(JsonNode node, JsonNode document) {
        JsonNode at = node;
        while (at.path("$ref").isString()) {
            at = document.at(at.path("$ref").asString().substring(1));
        }
        return at;
    }

    private void broken(boolean is, String what) {
        if (is) {
            breaks.add(what);
        }
    }
}
