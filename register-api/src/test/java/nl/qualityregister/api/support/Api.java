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
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import nl.qualityregister.house.RegisterHome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The API over HTTP. */
@TestComponent
public class Api {
    private final RegisterHome home;
    private final ContractCheck contract;
    private final Map<String, String> tokens;
    private final HttpClient http;
    private final Supplier<String> base;

    @Autowired
    Api(Environment environment, RegisterHome home, ContractCheck contract) {
        this(
                () -> "http://localhost:" + environment.getRequiredProperty("local.server.port"),
                client().build(),
                home,
                contract,
                new ConcurrentHashMap<>());
    }

    private Api(
            Supplier<String> base,
            HttpClient http,
            RegisterHome home,
            ContractCheck contract,
            Map<String, String> tokens) {
        this.base = base;
        this.http = http;
        this.home = home;
        this.contract = contract;
        this.tokens = tokens;
    }

    /** The same accounts at another instance, called over TLS. */
    Api over(SSLContext trust, String otherBase) {
        return new Api(() -> otherBase, client().sslContext(trust).build(), home, contract, tokens);
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5));
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
        return URI.create(base.get() + path);
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
