package nl.qualityregister.norm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The expressions a norm set gives a name: dates, windows, amounts and conditions. A name stands for its expression wherever
 * it is used, so it is read anew at each use, in the context of that use.
 */
final class Definitions {

    static final Set<String> KINDS = Set.of("dates", "windows", "amounts", "conditions");

    private final Map<String, Map<String, Place>> definitions = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Deque<String> reading = new ArrayDeque<>();
    private final Map<String, Integer> slots = new LinkedHashMap<>();

    private final Optional<Integer> periodMonths;

    Definitions(Place document) {
        periodMonths = periodMonths(document);
        for (String kind : KINDS) {
            definitions.put(kind, document.members(kind));
        }
    }

    /** How many months a period lasts, where nothing makes it longer. */
    Optional<Integer> periodMonths() {
        return periodMonths;
    }

    private static Optional<Integer> periodMonths(Place document) {
        boolean extended =
                document.items("transitions").stream().anyMatch(transition -> transition.has("extendPeriod"));
        return document.maybe("period")
                .filter(_ -> !extended)
                .map(period -> 12 * period.json().path("years").asInt(0)
                        + period.json().path("months").asInt(0));
    }

    Set<String> names(String kind) {
        return definitions.getOrDefault(kind, Map.of()).keySet();
    }

    /** Reads the expression behind a name; empty when there is none or when it leads back to itself. */
    <T> Optional<T> read(String kind, Place use, Function<Place, T> reader) {
        String name = use.text();
        Place definition = definitions.getOrDefault(kind, Map.of()).get(name);
        if (definition == null) {
            return Optional.empty();
        }
        String key = kind + "/" + name;
        used.add(key);
        if (reading.contains(key)) {
            definition.fault("is defined in a circle: \"" + name + "\" leads back to itself");
            return Optional.empty();
        }
        reading.push(key);
        try {
            return Optional.of(reader.apply(definition));
        } finally {
            reading.pop();
        }
    }

    boolean isReading(String kind, String name) {
        return reading.contains(kind + "/" + name);
    }

    /** Where a value that is computed once a judgement is kept. */
    int slot(String key) {
        return slots.computeIfAbsent(key, _ -> slots.size());
    }

    int slots() {
        return slots.size();
    }

    void faultUnused() {
        definitions.forEach((kind, members) -> members.forEach((name, place) -> {
            if (!used.contains(kind + "/" + name)) {
                place.fault("is never used");
            }
        }));
    }
}
