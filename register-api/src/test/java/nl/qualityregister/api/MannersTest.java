package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.roll.Log;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** How answers travel: what may be kept and is not sent again, what is compressed, which trace they belong to. */
@ApiTest
class MannersTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Log log;

    @BeforeEach
    void aCheckpointIsThere() {
        people.aJobCoach();
        log.makeCheckpoint();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/openapi.json, max-age=300",
        "/v1/registers, max-age=300",
        "/v1/registers/krsd-demo, max-age=300",
        "/v1/norm-sets, max-age=300",
        "/v1/norm-sets/krsd-demo, max-age=300",
        "/v1/courses, max-age=60",
        "/v1/jwks, max-age=300",
        "/v1/log/verifier-key, max-age=300",
        "/v1/log/checkpoint, no-cache",
        "/log/checkpoint, no-cache",
        "/.well-known/did.json, max-age=300"
    })
    void aPublicDocumentIsNotSentAgainToOneWhoHasIt(String path, String life) {
        Answer first = api.asPublic().get(path);
        String tag = first.header("ETag").orElseThrow();

        Answer again =
                api.asPublic().with("If-None-Match", "\"another\", " + tag).get(path);
        Answer other = api.asPublic().with("If-None-Match", "\"another\"").get(path);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Cache-Control").orElse("")).contains(life, "public");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).hasValue(tag);
        assertThat(other.text()).isEqualTo(first.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/registers/none-such", "/v1/courses?limit=0", "/v1/status-lists/999"})
    void whatWentWrongIsNotKept(String path) {
        Answer answer = api.asPublic().get(path);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("ETag")).isEmpty();
    }

    @Test
    void whatIsAboutPeopleIsNeverKept() {
        People.Professional coach = people.aJobCoach();

        assertThat(api.asPublic().get("/v1/registrations/" + coach.number()).header("Cache-Control"))
                .hasValue("no-store");
        assertThat(api.as(coach.subject()).get("/v1/me").header("Cache-Control"))
                .hasValue("no-store");
        assertThat(api.as(coach.subject())
                        .get("/v1/registrations/" + coach.number() + "/dossier")
                        .header("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void aLongAnswerIsCompressedForOneWhoAsks() throws IOException {
        HttpResponse<byte[]> packed = api.raw(HttpRequest.newBuilder(api.uri("/v1/openapi.json"))
                .header("Accept-Encoding", "gzip")
                .build());
        Answer plain = api.asPublic().get("/v1/openapi.json");

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Vary").orElse("").toLowerCase(java.util.Locale.ROOT))
                .contains("accept-encoding");
        assertThat(packed.body().length).isLessThan(plain.text().length() / 4);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(JsonMapper.shared().readTree(unpacked)).isEqualTo(plain.json());
        }
        assertThat(plain.header("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 4bf92f3577b34da6a3ce929d0e0e4736",
        "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-later, 4bf92f3577b34da6a3ce929d0e0e4736",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01, (?!0{32})[0-9a-f]{32}",
        "nonsense, [0-9a-f]{32}"
    })
    void whatIsLoggedCarriesTheTraceOfItsRequest(String parent, String trace) {
        Logger logger = (Logger) LoggerFactory.getLogger("org.springframework.security.web.FilterChainProxy");
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.addAppender(heard);
        logger.setLevel(Level.DEBUG);

        api.asPublic().with("traceparent", parent).get("/v1/registers/none-such");
        logger.setLevel(null);
        logger.detachAppender(heard);

        assertThat(heard.list)
                .filteredOn(event -> event.getFormattedMessage().contains("none-such"))
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.getMDCPropertyMap().get("trace")).matches(trace));
    }
}
