package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ApiTest
class MonitoringTest {
    @Autowired
    Api api;

    @Value("${local.management.port}")
    int port;

    @Test
    void itIsReadyWhenTheDatabaseAnswersAndAllMigrationsRan() throws IOException, InterruptedException {
        HttpResponse<String> ready = get("/actuator/health/readiness");
        HttpResponse<String> alive = get("/actuator/health/liveness");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("\"UP\"");
        assertThat(alive.statusCode()).isEqualTo(200);
    }

    @Test
    void whatWaitsIsTold() throws IOException, InterruptedException {
        api.asPublic().get("/v1/registers");

        String metrics = get("/actuator/prometheus").body();

        assertThat(metrics)
                .contains(
                        "register_outbox_due_messages",
                        "register_outbox_lag_seconds",
                        "register_cycles_due_cycles",
                        "register_cycles_judged_cycles",
                        "register_desk_waiting",
                        "register_desk_oldest_days",
                        "http_server_requests_seconds_count",
                        "hikaricp_connections_active");
        assertThat(metrics).contains("uri=\"/v1/registers\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/beans", "/actuator/loggers"})
    void nothingElseIsTold(String path) throws IOException, InterruptedException {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/prometheus"})
    void thePortOfTheApiTellsNothing(String path) {
        assertThat(api.asPublic().get(path).status()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
