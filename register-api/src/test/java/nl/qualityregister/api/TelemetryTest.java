package nl.qualityregister.api;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.api.support.SecondInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** OpenTelemetry is there for who configures it, tells no numbers of people, and is not there otherwise. */
@ApiTest
class TelemetryTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    ApplicationContext first;

    @Test
    void withoutBeingAskedForNothingIsTraced() {
        assertThat(first.getBeanNamesForType(io.micrometer.tracing.Tracer.class))
                .isEmpty();
        assertThat(first.getBeanNamesForType(io.opentelemetry.api.OpenTelemetry.class))
                .isEmpty();
    }

    @Test
    void whatIsSentNamesTheOperationAndNobody() {
        WireMockServer collector = new WireMockServer(options().dynamicPort());
        collector.start();
        collector.stubFor(post(urlMatching("/v1/(traces|metrics)")).willReturn(ok()));
        String number = people.aJobCoach().number();

        List<String> sent;
        try (SecondInstance traced = SecondInstance.beside(
                first,
                "spring.profiles.active=telemetry",
                "register.otlp.endpoint=http://localhost:" + collector.port(),
                "register.otlp.step=1s",
                "register.otlp.sampling=1")) {
            traced.api()
                    .asPublic()
                    .with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .get("/v1/registrations/" + number + "?validOn=2026-01-01");
            sent = received(collector);
        } finally {
            collector.stop();
        }

        assertThat(sent).anyMatch(body -> body.contains("/v1/registrations/{registrationNumber}"));
        assertThat(sent).anyMatch(body -> body.contains(bytes(TRACE)));
        assertThat(sent).anyMatch(body -> body.contains("http.server.requests"));
        assertThat(sent).noneMatch(body -> body.contains(number));
    }

    /** All that came, once both spans and metrics have. */
    private static List<String> received(WireMockServer collector) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end && !(came(collector, "traces") && came(collector, "metrics"))) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return collector.findAll(postRequestedFor(urlMatching("/v1/(traces|metrics)"))).stream()
                .map(LoggedRequest::getBody)
                .map(body -> new String(body, StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static boolean came(WireMockServer collector, String what) {
        return collector.findAll(postRequestedFor(urlMatching("/v1/" + what))).stream()
                .anyMatch(request ->
                        new String(request.getBody(), StandardCharsets.ISO_8859_1).contains("/v1/registrations/{"));
    }

    private static String bytes(String hex) {
        return new String(java.util.HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
