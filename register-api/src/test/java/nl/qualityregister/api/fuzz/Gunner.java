package nl.qualityregister.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.support.Documents;
import tools.jackson.databind.JsonNode;

/** Draws requests: for an operation of the contract as somebody, some as they should be and most with something wrong. */
final class Gunner {
    private static final Pattern IN_BRACES = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final List<String> TRICKS = List.of(
            "/v1//me",
            "/v1/./me",
            "/v1/../v1/me",
            "/v1/%2e%2e/me",
            "/v1/me/",
            "/v1/me;x=1",
            "/v1/me%00",
            "/v1/me%0d%0aX-Injected:%20yes",
            "/v1/me%3f",
            "/v1/me%23",
            "/v1/courses/a%2fb",
            "/v1/courses/%5c..%5c",
            "/v1/courses/%ff%fe",
            "/v1/courses/%c0%af",
            "/v1/courses/%",
            "/v1/courses/%zz",
            "/V1/ME",
            "/v1/\u0131",
            "/v1/<>|{}",
            "//v1/me",
            "/",
            "/confirm/x",
            "/c/x",
            "/c/%00",
            "/problems/x",
            "/problems/%ff",
            "/assets/../application.properties",
            "/assets/%2e%2e/application.properties",
            "/assets/..%2fapplication.properties",
            "/actuator",
            "/actuator/health",
            "/actuator/env",
            "/actuator/heapdump",
            "/error",
            "/oauth2/token",
            "/oauth2/jwks",
            "/.well-known/oauth-authorization-server",
            "/.well-known/openid-configuration",
            "/log/x",
            "*",
            "http://elsewhere.example/v1/me");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "X");
    private static final List<String> TYPES = List.of(
            "text/xml",
            "application/json;charset=utf-16",
            "application/json; charset=none",
            "application/json;;",
            "application/*",
            "*/*",
            "json",
            "",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=b",
            "application/x-www-form-urlencoded",
            "application/merge-patch+json",
            "text/csv",
            "text/csv;charset=utf-7");

    private final JsonNode document;
    private final Pool pool;
    private final Random random;
    private final Samples samples;
    private final Spoils spoils;
    private final Map<String, String> tokens;

    /** @param tokens of each kind of user, by its name */
    Gunner(Contract contract, Pool pool, Random random, Map<String, String> tokens) {
        this.document = contract.document();
        this.pool = pool;
        this.random = random;
        this.samples = new Samples(document, pool, random);
        this.spoils = new Spoils(random);
        this.tokens = tokens;
    }

    Shot draw(Operation operation) {
        boolean faultless = random.nextInt(4) == 0;
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        String by = somebody(operation);
        String token = token(by);
        if (!token.isEmpty()) {
            headers.add(header("Authorization", "Bearer " + token));
        }
        byte[] body = body(operation, faultless, headers);
        String target = chance(faultless, 60)
                ? TRICKS.get(random.nextInt(TRICKS.size()))
                : Contract.BASE_PATH + path(operation, faultless) + query(operation, faultless);
        String method = chance(faultless, 50) ? METHODS.get(random.nextInt(METHODS.size())) : operation.method();
        ofOperation(operation, faultless, headers);
        if (!faultless) {
            strange(headers);
        }
        return new Shot(by, method, target, headers, body);
    }

    private boolean chance(boolean faultless, int oneIn) {
        return !faultless && random.nextInt(oneIn) == 0;
    }

    /** Mostly somebody for whom the operation is. */
    private String somebody(Operation operation) {
        List<String> allowed = operation.allowedRoles().stream()
                .map(role -> role.toUpperCase(Locale.ROOT))
                .filter(tokens::containsKey)
                .toList();
        List<String> from = allowed.isEmpty() || random.nextInt(5) == 0 ? List.copyOf(tokens.keySet()) : allowed;
        return from.get(random.nextInt(from.size()));
    }

    private String token(String by) {
        return switch (random.nextInt(200)) {
            case 0 -> "nonsense";
            case 1 -> "a.b.c";
            case 2 -> tokens.get(by) + "x";
            case 3 -> "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwOi8vbG9jYWxob3N0OjgwODAifQ.";
            case 4 -> "e30.e30.e30";
            case 5 -> "x".repeat(6000);
            default -> tokens.get(by);
        };
    }

    private String path(Operation operation, boolean faultless) {
        Matcher braces = IN_BRACES.matcher(operation.path());
        return braces.replaceAll(name -> Matcher.quoteReplacement(
                chance(faultless, 8)
                        ? encoded(spoils.word())
                        : encoded(pool.draw(name.group(1), random)
                                .orElseGet(() -> UUID.randomUUID().toString()))));
    }

    private String query(Operation operation, boolean faultless) {
        List<String> said = new ArrayList<>();
        for (Operation.Parameter parameter : operation.parameters()) {
            if (parameter.place() == Operation.Parameter.Place.QUERY
                    && (parameter.required() || random.nextInt(3) == 0)) {
                String name = parameter.name();
                said.add(name + "="
                        + (chance(faultless, 4) ? encoded(spoils.word()) : encoded(drawn(operation, parameter))));
                if (chance(faultless, 20)) {
                    said.add(said.getLast());
                }
            }
        }
        if (chance(faultless, 20)) {
            said.add(encoded(spoils.word()) + "=" + encoded(spoils.word()));
        }
        if (chance(faultless, 60)) {
            said.add("%ff=%zz&&=&a");
        }
        return said.isEmpty() ? "" : "?" + String.join("&", said);
    }

    private String drawn(Operation operation, Operation.Parameter parameter) {
        JsonNode all = document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("parameters");
        for (JsonNode one : all) {
            JsonNode followed =
                    one.has("$ref") ? document.at(one.path("$ref").asString().substring(1)) : one;
            if (followed.path("name").asString().equals(parameter.name())) {
                return samples.draw(followed.path("schema"), parameter.name()).asString();
            }
        }
        throw new IllegalStateException(parameter.name());
    }

    private byte[] body(Operation operation, boolean faultless, List<Map.Entry<String, String>> headers) {
        if (operation.bodies().isEmpty()) {
            if (chance(faultless, 20)) {
                headers.add(header("Content-Type", "application/json"));
                return spoils.word().getBytes(StandardCharsets.UTF_8);
            }
            return new byte[0];
        }
        List<String> types = List.copyOf(operation.bodies().keySet());
        String type = types.get(random.nextInt(types.size()));
        if (type.startsWith("multipart/")) {
            return upload(faultless, headers);
        }
        headers.add(header("Content-Type", chance(faultless, 20) ? TYPES.get(random.nextInt(TYPES.size())) : type));
        if (chance(faultless, 30)) {
            return new byte[0];
        }
        if (type.equals("text/csv")) {
            return ("registrationNumber;" + spoils.word() + "\n100000017;" + spoils.word() + "\n" + spoils.word())
                    .getBytes(StandardCharsets.UTF_8);
        }
        JsonNode schema = document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("requestBody")
                .path("content")
                .path(type)
                .path("schema");
        JsonNode drawn = samples.draw(schema, operation.id());
        return faultless
                ? drawn.toString().getBytes(StandardCharsets.UTF_8)
                : spoils.bytes(random.nextBoolean() ? drawn : spoils.spoilt(drawn));
    }

    private byte[] upload(boolean faultless, List<Map.Entry<String, String>> headers) {
        String name = chance(faultless, 2) ? spoils.word().replace("\u0000", "") : "bewijs.pdf";
        headers.add(header("Content-Type", "multipart/form-data; boundary=b"));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + (chance(faultless, 10) ? "other" : "file")
                        + "\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        byte[] content = Documents.aPdf();
        if (chance(faultless, 3)) {
            content[random.nextInt(content.length)] ^= 0x55;
            content = java.util.Arrays.copyOf(content, random.nextInt(content.length));
        }
        body.writeBytes(content);
        body.writeBytes((chance(faultless, 8) ? "\r\n--" : "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** What the operation takes in headers. */
    private void ofOperation(Operation operation, boolean faultless, List<Map.Entry<String, String>> headers) {
        for (Operation.Parameter parameter : operation.parameters()) {
            if (parameter.place() != Operation.Parameter.Place.HEADER || random.nextInt(4) == 0) {
                continue;
            }
            String value = switch (parameter.name()) {
                case "Idempotency-Key" ->
                    random.nextInt(4) == 0
                            ? "key-" + random.nextInt(50)
                            : UUID.randomUUID().toString();
                case "If-Match", "If-None-Match" -> pool.draw("ETag", random).orElse("\"0\"");
                default -> "0";
            };
            headers.add(header(parameter.name(), chance(faultless, 6) ? oneLine(spoils.word()) : value));
        }
    }

    private void strange(List<Map.Entry<String, String>> headers) {
        String word = oneLine(spoils.word());
        Optional.ofNullable(
                        switch (random.nextInt(60)) {
                            case 0 -> header("Accept", word);
                            case 1 -> header("Accept", "application/pdf;q=0.1, text/*;q=2, */");
                            case 2 -> header("Accept-Language", word);
                            case 3 -> header("Accept-Language", "nl;q=x, *;q=0, en-" + "a".repeat(200));
                            case 4 -> header("traceparent", word);
                            case 5 -> header("X-Forwarded-For", word);
                            case 6 -> header("X-Forwarded-Host", "elsewhere.example");
                            case 7 -> header("Forwarded", "host=elsewhere.example;proto=https");
                            case 8 -> header("X-HTTP-Method-Override", "DELETE");
                            case 9 -> header("Range", "bytes=0-1,5-");
                            case 10 -> header("Content-Encoding", "gzip");
                            case 11 -> header("Accept-Encoding", "gzip;q=0, " + word);
                            case 12 -> header("If-Modified-Since", word);
                            case 13 -> header("Origin", "https://elsewhere.example");
                            case 14 -> header("Cookie", "a=" + word);
                            case 15 -> header("Authorization", "Basic " + word);
                            case 16 -> header("Authorization", "Bearer");
                            case 17 -> header("Expect", "100-continue");
                            case 18 -> header("If-Match", "*");
                            case 19 -> header("X-" + "a".repeat(random.nextInt(9000)), "b");
                            case 20 -> header("Access-Control-Request-Method", "DELETE");
                            default -> null;
                        })
                .ifPresent(headers::add);
    }

    private static Map.Entry<String, String> header(String name, String value) {
        return new SimpleEntry<>(name, value);
    }

    private static String oneLine(String word) {
        return word.replaceAll("[\r\n\u0000]", " ");
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
