package nl.qualityregister.registrant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which given names stand for each other: Jan and Johannes, Jet and Henriëtte. */
final class GivenNames {
    private static final Map<String, Set<String>> SYNONYMS = read();

    private GivenNames() {}

    /** The key itself and whatever stands for it. */
    static Set<String> of(String key) {
        Set<String> all = new TreeSet<>(SYNONYMS.getOrDefault(key, Set.of()));
        all.add(key);
        return all;
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> synonyms = new HashMap<>();
        try (InputStream file = GivenNames.class.getResourceAsStream("/registrant/given-names.txt")) {
            if (file == null) {
                throw new IllegalStateException("the list of given names is not on the class path");
            }
            new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> Arrays.asList(line.strip().split(" +")))
                    .forEach(group -> group.forEach(name -> synonyms.computeIfAbsent(name, any -> new TreeSet<>())
                            .addAll(group)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return synonyms;
    }
}
