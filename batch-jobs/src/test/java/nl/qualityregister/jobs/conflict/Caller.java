package nl.qualityregister.jobs.conflict;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Properties;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One account at a running API, over HTTP, with a token of its own. */
final class Caller {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI api;
    private final String token;

    private Caller(URI api, String token) {
        this.api = api;
        this.token = token;
    }

    /** What was answered. */
    record Reply(String call, int status, String body, String version, String location) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        Reply expecting(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException(call + " was answered with " + status + ": " + body);
            }
            return this;
        }
    }

    /** @param home of the API, where its demo issuer tells the secrets of its accounts */
    static Caller login(URI api, Path home, String subject) {
        token(api, subject, "not yet known"); // who is new is listed when he first knocks
        String secret = secrets(home).getProperty(subject, "");
        String token = token(api, subject, secret)
                .expecting(200)
                .json()
                .path("access_token")
                .asString();
        return new Caller(api, token);
    }

    private static Reply token(URI api, String subject, String secret) {
        String basic = Base64.getEncoder().encodeToString((subject + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(api.resolve("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
    }

    private static Properties secrets(Path home) {
        Properties logins = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("demo/logins.properties"))) {
            logins.load(file);
            return logins;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, String body) {
        return send(writing(path, body));
    }

    /** @param version that of the thing when it was last seen */
    Reply post(String path, String body, String version) {
        return send(writing(path, body).header("If-Match", version));
    }

    private HttpRequest.Builder writing(String path, String body) {
        HttpRequest.Builder request =
                request(path).header("Idempotency-Key", UUID.randomUUID().toString());
        return body.isEmpty()
                ? request.POST(HttpRequest.BodyPublishers.noBody())
                : request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static Reply send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(Duration.ofSeconds(60)).build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    request.method() + " " + request.uri().getPath(),
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("ETag").orElse(""),
                    answer.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
