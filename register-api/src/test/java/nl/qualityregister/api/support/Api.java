package nl.qualityregister.api.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import nl.qualityregister.house.RegisterHome;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The API over HTTP. */
@TestComponent
public class Api {
    private final Environment environment;
    private final RegisterHome home;
    private final ContractCheck contract;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Api(Environment environment, RegisterHome home, ContractCheck contract) {
        this.environment = environment;
        this.home = home;
        this.contract = contract;
    }

    /** Without signing in. */
    public Call asPublic() {
        return new Call(this, HttpRequest.newBuilder().timeout(Duration.ofSeconds(60)));
    }

    /** With a token of the demo's issuer for the account of that subject. */
    public Call as(String subject) {
        return asPublic().with("Authorization", "Bearer " + token(subject));
    }

    public String token(String subject) {
        return tokens.computeIfAbsent(
                subject,
                who -> request(who, secret(who), "").path("access_token").asString());
    }

    public tools.jackson.databind.JsonNode request(String client, String secret, String scope) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        String form = "grant_type=client_credentials"
                + (scope.isEmpty() ? "" : "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(uri("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return JsonMapper.shared().readTree(raw(request).body());
    }

    /** As the demo tells it to people; who is new is listed when he first knocks. */
    public String secret(String subject) {
        String listed = logins().getProperty(subject);
        if (listed == null) {
            request(subject, "not yet known", "");
            listed = logins().getProperty(subject, "");
        }
        return listed;
    }

    public Path loginsFile() {
        return home.folder().resolve("demo/logins.properties");
    }

    private Properties logins() {
        Properties logins = new Properties();
        try (InputStream file = Files.newInputStream(loginsFile())) {
            logins.load(file);
            return logins;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
    }

    Answer send(HttpRequest request, byte[] body) {
        HttpResponse<byte[]> response = raw(request);
        contract.hold(request, body, response);
        return new Answer(response);
    }

    /** Sent and not looked at. */
    public HttpResponse<byte[]> raw(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
