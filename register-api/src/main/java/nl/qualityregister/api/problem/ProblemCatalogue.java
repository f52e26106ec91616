package nl.qualityregister.api.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.qualityregister.norm.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The texts of all problems and faults: every file of {@code schemas/problems} laid together, each code once. */
@Component
public class ProblemCatalogue {
    private static final Pattern BRACES = Pattern.compile("\\{([a-zA-Z]+)}");

    private final SortedMap<String, ProblemText> problems = new TreeMap<>();
    private final SortedMap<String, FaultText> faults = new TreeMap<>();

    ProblemCatalogue(JsonMapper json) {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:problems/*.json")) {
                try (InputStream in = file.getInputStream()) {
                    add(json.readValue(in, Room.class), file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Room room, Resource file) {
        room.problems().forEach((code, text) -> once(problems.put(code, text), code, file));
        room.faults().forEach((code, text) -> once(faults.put(code, text), code, file));
    }

    private static void once(@Nullable Object before, String code, Resource file) {
        if (before != null) {
            throw new IllegalStateException(code + " in " + file + " is worded elsewhere already");
        }
    }

    public Optional<ProblemText> problem(String code) {
        return Optional.ofNullable(problems.get(code));
    }

    public Optional<FaultText> fault(String code) {
        return Optional.ofNullable(faults.get(code));
    }

    public SortedMap<String, ProblemText> problems() {
        return new TreeMap<>(problems);
    }

    public SortedMap<String, FaultText> faults() {
        return new TreeMap<>(faults);
    }

    /** @param remedy what the caller should do */
    public record ProblemText(int status, Words title, Words detail, Words remedy) {}

    public record FaultText(String nl, String en, Words remedy) {
        public Words text() {
            return new Words(nl, en);
        }
    }

    /** A text in both languages, with values between braces. */
    public record Words(String nl, String en) {
        public String in(Language language) {
            return language == Language.NL ? nl : en;
        }

        /** The text with each {@code {name}} that has a value filled in. */
        public String in(Language language, Map<String, String> values) {
            Matcher braces = BRACES.matcher(in(language));
            return braces.replaceAll(
                    found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group(1))));
        }
    }

    private record Room(
            @Nullable Map<String, ProblemText> problems,
            @Nullable Map<String, FaultText> faults) {
        @Override
        public Map<String, ProblemText> problems() {
            return problems == null ? Map.of() : problems;
        }

        @Override
        public Map<String, FaultText> faults() {
            return faults == null ? Map.of() : faults;
        }
    }
}
