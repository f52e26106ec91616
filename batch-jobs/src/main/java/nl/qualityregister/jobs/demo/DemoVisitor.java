package nl.qualityregister.jobs.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An employer at the running API: fetches a token, verifies two people, says what came back. */
final class DemoVisitor {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String baseUrl;
    private final Path home;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final JsonMapper json = JsonMapper.shared();

    DemoVisitor(String baseUrl, Path home) {
        this.baseUrl = baseUrl;
        this.home = home;
    }

    /** Whether both were answered, the one renewed as registered. */
    boolean verify(Optional<String> renewed, Optional<String> fellShort, PrintStream out, PrintStream err) {
        try {
            awaitApi();
            List<String> numbers = new ArrayList<>();
            renewed.ifPresent(numbers::add);
            fellShort.ifPresent(numbers::add);
            JsonNode receipt = ask(numbers, token("employer-1"));
            out.println();
            boolean asExpected = !numbers.isEmpty();
            for (int i = 0; i < numbers.size(); i++) {
                JsonNode result = receipt.path("results").path(i);
                JsonNode registration = result.path("registrations").path(0);
                boolean pending = registration.path("renewal").asString("").equals("pending");
                boolean isRenewed = i == 0 && renewed.isPresent();
                asExpected &= result.path("result").asString("").equals("registered") && pending != isRenewed;
                out.printf(
                        "verified %s (%s): %s, valid until %s%s%n",
                        numbers.get(i),
                        isRenewed ? "renewed" : "fell short",
                        result.path("result").asString("no answer"),
                        registration.path("validUntil").asString("?"),
                        pending ? ", renewal pending" : "");
            }
            out.println("receipt  " + baseUrl + "/v1/verifications/"
                    + receipt.path("id").asString("?"));
            if (!asExpected) {
                err.println("register: the verification did not answer as the data say: " + receipt);
            }
            return asExpected;
        } catch (IOException | IllegalStateException e) {
            err.println("register: the API at " + baseUrl + " did not answer as it should: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void showAround(PrintStream out) {
        out.printf("""

                The register serves at %1$s
                  %1$s/                        where to begin
                  %1$s/v1/openapi.json         the contract
                  %1$s/v1/courses              the catalogue
                Who may log in as what, and with which secret: %2$s
                The people in it: docs/demo.md. Ctrl-C stops everything that this command started.
                """, baseUrl, home.resolve("demo/logins.properties"));
    }

    private void awaitApi() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                HttpResponse<Void> response =
                        http.send(request("/v1/openapi.json").GET().build(), BodyHandlers.discarding());
                if (response.statusCode() == 200) {
                    return;
                }
            } catch (java.net.ConnectException | java.net.http.HttpTimeoutException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no answer within " + PATIENCE.toSeconds() + " s");
            }
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private String token(String login) throws IOException, InterruptedException {
        Properties logins = new Properties();
        try (InputStream file = Files.newInputStream(home.resolve("demo/logins.properties"))) {
            logins.load(file);
        }
        String credentials = login + ":" + logins.getProperty(login, "");
        HttpRequest request = request("/oauth2/token")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return body(http.send(request, BodyHandlers.ofString()))
                .path("access_token")
                .asString("");
    }

    private JsonNode ask(List<String> numbers, String token) throws IOException, InterruptedException {
        var question = json.createObjectNode();
        var items = question.putArray("items");
        numbers.forEach(number -> items.addObject().put("registrationNumber", number));
        HttpRequest request = request("/v1/verifications")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question.toString()))
                .build();
        return body(http.send(request, BodyHandlers.ofString()));
    }

    private JsonNode body(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.uri().getPath() + " answered " + response.statusCode() + ": "
                    + response.body().lines().findFirst().orElse(""));
        }
        return json.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(20));
    }
}
