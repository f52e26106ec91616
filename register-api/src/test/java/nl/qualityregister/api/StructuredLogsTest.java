package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StructuredLogsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash", "gelf"})
    void aLineIsOneJsonDocumentWithTheTraceOfItsRequest(String format) {
        LoggerContext context = new LoggerContext();
        context.putObject(Environment.class.getName(), new MockEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        encoder.start();
        LoggingEvent event = new LoggingEvent(
                "x", context.getLogger("nl.qualityregister"), Level.ERROR, "internal\nerror", null, null);
        event.setMDCPropertyMap(Map.of("trace", TRACE));

        String line = new String(encoder.encode(event), StandardCharsets.UTF_8);
        JsonNode read = JsonMapper.shared().readTree(line);

        assertThat(line.strip()).doesNotContain("\n");
        assertThat(read.toString()).contains("internal\\nerror", "\"" + TRACE + "\"");
    }
}
