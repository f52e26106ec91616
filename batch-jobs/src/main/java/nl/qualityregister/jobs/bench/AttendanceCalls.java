package nl.qualityregister.jobs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.Command;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code attendancecalls}: the same attendance as a provider sends it, over HTTP in calls of 1,000 rows of JSON, one after the other. The
 * launcher has the API serve the benchmark's home beside it.
 */
@Component
class AttendanceCalls implements Command {
    private static final int ROWS = 1_000;
    private static final int CALLS = 100;
    private static final int WARM_UP = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final AttendanceSeed seed;
    private final BusinessDay businessDay;
    private final String api;
    private final Path logins;
    private final JsonMapper json = JsonMapper.shared();
    private final PrintStream out = System.out;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    AttendanceCalls(
            AttendanceSeed seed,
            BusinessDay businessDay,
            RegisterHome home,
            @Value("${register.public-base-url}") String api) {
        this.seed = seed;
        this.businessDay = businessDay;
        this.api = api;
        this.logins = home.folder().resolve("demo/logins.properties");
    }

    @Override
    public String name() {
        return "attendancecalls";
    }

    @Override
    public int run(List<String> arguments) {
        List<String> numbers = seed.people(ROWS);
        List<String> editions = seed.editions(WARM_UP + CALLS, businessDay.today());
        String provider = seed.providersAccount(api);
        try {
            String token = token(provider);
            double[] millis = new double[CALLS];
            long begin = 0;
            for (int i = 0; i < editions.size(); i++) {
                if (i == WARM_UP) {
                    begin = System.nanoTime();
                }
                long call = System.nanoTime();
                report(editions.get(i), numbers, token);
                if (i >= WARM_UP) {
                    millis[i - WARM_UP] = (System.nanoTime() - call) / 1e6;
                }
            }
            double perSecond = CALLS * ROWS / ((System.nanoTime() - begin) / 1e9);
            Arrays.sort(millis);
            out.printf(
                    Locale.ROOT,
                    "API in calls of %,d rows: %,.0f rows per second, p50 %.0f ms, p99 %.0f ms%n",
                    ROWS,
                    perSecond,
                    millis[CALLS / 2],
                    millis[CALLS * 99 / 100]);
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void report(String edition, List<String> numbers, String token) throws IOException, InterruptedException {
        List<String> rows = new ArrayList<>();
        numbers.forEach(
                number -> rows.add("{\"edition\":\"" + edition + "\",\"registrationNumber\":\"" + number + "\"}"));
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(api + "/v1/attendances"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"rows\":[" + String.join(",", rows) + "]}"))
                .build());
        if (answer.path("recorded").asInt(0) != numbers.size()) {
            throw new IllegalStateException(
                    "of " + numbers.size() + " rows " + answer.path("recorded") + " were recorded");
        }
    }

    /** Whoever is new is listed when he first knocks. */
    private String token(String subject) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                HttpResponse<String> answer = http.send(tokenRequest(subject), BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return json.readTree(answer.body()).path("access_token").asString("");
                }
            } catch (ConnectException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no token within " + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private HttpRequest tokenRequest(String subject) throws IOException {
        Properties known = new Properties();
        if (Files.exists(logins)) {
            try (InputStream file = Files.newInputStream(logins)) {
                known.load(file);
            }
        }
        String secret = known.getProperty(subject, "not yet known");
        String basic = Base64.getEncoder()
                .encodeToString((URLEncoder.encode(subject, StandardCharsets.UTF_8) + ":" + secret)
                        .getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(api + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
