package nl.qualityregister.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import nl.qualityregister.norm.Texts;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why an assessor says no, and what can be done about it, in words: from {@code problems/assessment.json}. */
@Component
class ReasonTexts {
    private final Map<String, ReasonText> byCode = new HashMap<>();

    /** @param remedy what the professional can do */
    record ReasonText(Texts text, Texts remedy) {}

    ReasonTexts(JsonMapper json) {
        try (InputStream file = new ClassPathResource("problems/assessment.json").getInputStream()) {
            json.readTree(file)
                    .path("reasons")
                    .properties()
                    .forEach(entry -> byCode.put(
                            entry.getKey(),
                            new ReasonText(
                                    texts(entry.getValue()),
                                    texts(entry.getValue().path("remedy")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Texts texts(JsonNode node) {
        return new Texts(node.path("nl").asString(""), node.path("en").asString(""));
    }

    /** A code that has no words (any more) is told as it is. */
    ReasonText of(String code) {
        return byCode.getOrDefault(code, new ReasonText(new Texts(code, code), new Texts("", "")));
    }
}
