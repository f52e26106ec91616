package nl.qualityregister.api.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What answers gave, by the name under which they gave it: so later requests name things that are there. */
final class Pool {
    private static final int MOST = 200;
    private static final int LONGEST = 100;
    /** Under which other name the same thing is given. */
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("registerId", "register"),
            Map.entry("edition", "editionCode"),
            Map.entry("editions", "editionCode"),
            Map.entry("course", "courseCode"),
            Map.entry("files", "fileId"),
            Map.entry("file", "fileId"),
            Map.entry("items", "itemId"),
            Map.entry("occupations", "occupation"),
            Map.entry("registers", "register"),
            Map.entry("numbers", "registrationNumber"),
            Map.entry("members", "registrationNumber"),
            Map.entry("account", "accountId"),
            Map.entry("evidence", "evidenceId"),
            Map.entry("normSetId", "normSet"),
            Map.entry("after", "itemId"));

    /** Of those who ask: what is done to them would end the asking. */
    private final Set<String> spared = ConcurrentHashMap.newKeySet();

    private final Map<String, List<String>> values = new ConcurrentHashMap<>();

    void spare(String value) {
        spared.add(value);
    }

    void add(String name, String value) {
        if (value.isEmpty() || spared.contains(value) || value.length() > LONGEST) {
            return;
        }
        List<String> known = values.computeIfAbsent(name, any -> new ArrayList<>());
        synchronized (known) {
            if (known.contains(value)) {
                return;
            }
            if (known.size() == MOST) {
                known.removeFirst();
            }
            known.add(value);
        }
    }

    Optional<String> draw(String name, Random random) {
        List<String> known = values.getOrDefault(name, values.getOrDefault(ALSO.getOrDefault(name, name), List.of()));
        synchronized (known) {
            return known.isEmpty() ? Optional.empty() : Optional.of(known.get(random.nextInt(known.size())));
        }
    }

    /** Keeps every word and number of an answer under its name. */
    void harvest(JsonNode answer) {
        answer.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                add(field.getKey(), field.getValue().asString());
            }
            harvest(field.getValue());
        });
        if (answer.isArray()) {
            answer.forEach(this::harvest);
        }
    }
}
