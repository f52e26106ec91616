package nl.qualityregister.jobs.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import nl.qualityregister.house.Refusal;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What faults and problems say in plain English, from the files in {@code schemas/problems}. */
@Component
class FaultTexts {
    private final Map<String, String> faults = new HashMap<>();
    private final Map<String, String> problems = new HashMap<>();

    FaultTexts() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:problems/*.json")) {
                read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            JsonNode texts = JsonMapper.shared().readTree(in);
            texts.path("faults")
                    .properties()
                    .forEach(fault -> faults.put(
                            fault.getKey(), fault.getValue().path("en").asString("")));
            texts.path("problems")
                    .properties()
                    .forEach(problem -> problems.put(
                            problem.getKey(),
                            problem.getValue().path("detail").path("en").asString("")));
        }
    }

    String of(String code, Map<String, String> values) {
        return filled(faults.getOrDefault(code, problems.getOrDefault(code, code)), values);
    }

    String of(Refusal refusal) {
        return filled(problems.getOrDefault(refusal.problem(), refusal.problem()), refusal.values());
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
