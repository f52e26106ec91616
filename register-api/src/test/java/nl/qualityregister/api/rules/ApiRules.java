package nl.qualityregister.api.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The Dutch API Design Rules 2.2 as far as a description of an API can be held against them, and the house's own: one fault a line, the
 * rule first. What they say of answers is held by {@link LiveRulesTest}.
 */
final class ApiRules {
    private static final Pattern PATH =
            Pattern.compile("(/([a-z0-9]+(-[a-z0-9]+)*|\\{[a-zA-Z]+}))+(/_[a-z]+)?|/_[a-z]+");
    private static final Pattern CAMEL = Pattern.compile("[a-z][a-z\\d]*([A-Z][a-z\\d]*)*");
    private static final Pattern PASCAL = Pattern.compile("([A-Z][a-z\\d]*)+");
    private static final Pattern DAY = Pattern.compile(".*[a-z](On|Date)|date|validOn|on");
    private static final Pattern MOMENT = Pattern.compile(".*[a-z]At");
    private static final Pattern SEMVER = Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)");
    private static final Pattern IN_BRACES = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Set<String> FORMATS =
            Set.of("date", "date-time", "time-local", "uuid", "uri", "email", "int32", "int64", "binary", "byte");

    private final JsonNode contract;
    private final List<String> faults = new ArrayList<>();

    private ApiRules(JsonNode contract) {
        this.contract = contract;
    }

    static List<String> faults(JsonNode contract) {
        ApiRules rules = new ApiRules(contract);
        rules.document();
        rules.walk(contract, "");
        rules.operations();
        return List.copyOf(rules.faults);
    }

    private void document() {
        hold(contract.path("openapi").asString("").startsWith("3."), "doc-openapi", "openapi");
        for (String field : List.of("name", "url", "email")) {
            hold(contract.path("info").path("contact").has(field), "doc-openapi-contact", field);
        }
        hold(SEMVER.matcher(contract.path("info").path("version").asString("")).matches(), "semver", "info.version");
        hold(!contract.path("servers").isEmpty(), "publish-openapi", "servers");
        contract.path("servers").forEach(server -> {
            String url = server.path("url").asString("");
            hold(url.startsWith("https://"), "transport/tls", url);
            hold(url.matches(".*/v\\d+"), "uri-version", url);
        });
        contract.path("components")
                .path("schemas")
                .propertyNames()
                .forEach(name -> hold(PASCAL.matcher(name).matches(), "doc-openapi", "the schema " + name));
    }

    /** Every part of the document: references lead somewhere, fields are named and dated as all are. */
    private void walk(JsonNode node, String at) {
        if (node.path("$ref").isString()) {
            String reference = node.path("$ref").asString();
            hold(
                    reference.startsWith("#/") && !target(reference).isMissingNode(),
                    "doc-openapi",
                    at + " -> " + reference);
        }
        if (node.path("properties").isObject()) {
            node.path("properties").properties().forEach(field -> field(field.getKey(), field.getValue(), at));
        }
        node.properties().forEach(child -> walk(child.getValue(), at + "/" + child.getKey()));
        if (node.isArray()) {
            int index = 0;
            for (JsonNode item : node) {
                walk(item, at + "/" + index++);
            }
        }
    }

    private void field(String name, JsonNode schema, String at) {
        String where = at + "/" + name;
        String format = followed(schema).path("format").asString("");
        boolean text = followed(schema).path("type").asString("").equals("string");
        hold(CAMEL.matcher(name).matches(), "query-keys-camel-case", where);
        hold(format.isEmpty() || FORMATS.contains(format), "date-time/format", where + " is " + format);
        if (text && DAY.matcher(name).matches()) {
            hold(format.equals("date"), "date-time/date-omit-time-portion", where);
        }
        if (text && MOMENT.matcher(name).matches()) {
            hold(format.equals("date-time"), "date-time/format", where);
        }
    }

    private void operations() {
        Set<String> ids = new HashSet<>();
        Set<String> tags = new HashSet<>();
        contract.path("tags").forEach(tag -> hold(tags.add(tag.path("name").asString()), "doc-openapi", "tags"));
        contract.path("paths").properties().forEach(path -> {
            String name = path.getKey();
            hold(name.equals("/openapi.json") || PATH.matcher(name).matches(), "path-segments-kebab-case", name);
            hold(!name.endsWith("/"), "no-trailing-slash", name);
            path.getValue().properties().forEach(entry -> {
                String where = entry.getKey() + " " + name;
                JsonNode operation = entry.getValue();
                hold(METHODS.contains(entry.getKey()), "http-methods", where);
                hold(ids.add(operation.path("operationId").asString("")), "doc-openapi", where + " operationId");
                hold(operation.path("summary").isString(), "doc-openapi", where + " summary");
                hold(!operation.path("tags").isEmpty(), "doc-openapi", where + " tags");
                operation
                        .path("tags")
                        .forEach(tag -> hold(tags.contains(tag.asString()), "doc-openapi", where + " " + tag));
                operation(name, entry.getKey(), operation, where);
            });
        });
    }

    private void operation(String path, String method, JsonNode operation, String where) {
        Set<String> names = new HashSet<>();
        Set<String> inPath = new HashSet<>();
        operation.path("parameters").forEach(given -> {
            JsonNode parameter = followed(given);
            String name = parameter.path("name").asString();
            names.add(name);
            switch (parameter.path("in").asString()) {
                case "path" -> inPath.add(name);
                case "query" -> hold(CAMEL.matcher(name).matches(), "query-keys-camel-case", where + " ?" + name);
                default -> hold(!CAMEL.matcher(name).matches(), "doc-openapi", where + " " + name);
            }
        });
        Matcher braces = IN_BRACES.matcher(path);
        while (braces.find()) {
            hold(inPath.contains(braces.group(1)), "doc-openapi", where + " " + braces.group());
        }
        JsonNode responses = operation.path("responses");
        answers(responses, where);
        boolean takesInput = !method.equals("get") || !names.isEmpty();
        hold(!takesInput || responses.has("400"), "error-handling/invalid-input", where);
        if (operation.path("deprecated").asBoolean(false)) {
            String since = operation.path("x-deprecated-on").asString("9999");
            String until = operation.path("x-sunset-on").asString("0000");
            boolean inTime = since.matches("\\d{4}-\\d{2}-\\d{2}")
                    && until.matches("\\d{4}-\\d{2}-\\d{2}")
                    && !LocalDate.parse(until).isBefore(LocalDate.parse(since).plusMonths(6));
            hold(inTime, "deprecation-schedule", where);
        }
        house(path, method, operation, names, where);
    }

    private void answers(JsonNode responses, String where) {
        hold(responses.has("default"), "error-handling/problem-details", where + " default");
        responses.properties().forEach(entry -> {
            String status = entry.getKey();
            JsonNode answer = followed(entry.getValue());
            hold(!status.equals("422"), "error-handling/invalid-input", where + " " + status);
            if (status.startsWith("2") || status.startsWith("3")) {
                hold(answer.path("headers").has("API-Version"), "version-header", where + " " + status);
                return;
            }
            JsonNode problem = followed(
                    answer.path("content").path("application/problem+json").path("schema"));
            for (String field : List.of("status", "title", "detail")) {
                hold(
                        problem.path("properties").has(field),
                        "error-handling/problem-details",
                        where + " " + status + " " + field);
            }
        });
    }

    /** What this house promises besides. */
    private void house(String path, String method, JsonNode operation, Set<String> names, String where) {
        JsonNode responses = operation.path("responses");
        JsonNode roles = operation.path("x-allowed-roles");
        boolean forAll = roles.valueStream().anyMatch(role -> role.asString().equals("public"));
        boolean asks = path.matches(".*/_[a-z]+");
        hold(!roles.isEmpty(), "house/permissions", where);
        hold(forAll || responses.has("401"), "house/permissions", where + " 401");
        hold(!path.contains("{") || responses.has("404"), "house/not-found", where);
        hold(method.equals("get") || asks || forAll || names.contains("Idempotency-Key"), "house/idempotency", where);
        hold(!method.equals("put") || names.contains("If-Match"), "house/versions", where);
        hold(!names.contains("If-Match") || (responses.has("412") && responses.has("428")), "house/versions", where);
        hold(
                !names.contains("after")
                        || followed(responses.path("200")).path("headers").has("Link"),
                "house/paging",
                where);
    }

    private JsonNode followed(JsonNode node) {
        JsonNode at = node;
        while (at.path("$ref").isString()) {
            at = target(at.path("$ref").asString());
        }
        return at;
    }

    private JsonNode target(String reference) {
        return contract.at(reference.substring(1));
    }

    private void hold(boolean held, String rule, String where) {
        if (!held) {
            faults.add(rule + ": " + where);
        }
    }
}
