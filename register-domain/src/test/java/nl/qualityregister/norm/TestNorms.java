package nl.qualityregister.norm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The norm sets and cases of the repository, for tests. */
final class TestNorms {

    static final NormDocuments ALL = NormDocuments.read(texts(Path.of("../schemas/norms")));

    private TestNorms() {}

    static Map<String, String> texts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<NormCase> cases() {
        return texts(Path.of("src/test/resources/norms/cases")).values().stream()
                .map(json -> NormCase.read(json).norm().orElseThrow())
                .filter(norm -> isThere(norm))
                .toList();
    }

    private static boolean isThere(NormCase norm) {
        return ALL.norms().values().stream()
                .anyMatch(set -> set.version().normSet().equals(norm.norm()));
    }

    static NormSet norm(String id) {
        return ALL.norms().values().stream()
                .filter(norm -> norm.version().normSet().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Verdict judge(NormCase norm) {
        Facts facts = norm.facts();
        return ALL.find(norm.norm(), facts.start(), facts.renewal())
                .orElseThrow()
                .judge(facts);
    }
}
