package nl.qualityregister.jobs.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.qualityregister.points.CreditSource;

/** Editions of accredited courses by code; nobody takes the same one twice. */
final class Offer {
    private static final int EDITIONS = 997;
    private static final String[] SOURCES = {"professional", "scientific", "experiential"};

    private final String prefix;
    private final List<Map<String, Object>> editions = new ArrayList<>(EDITIONS);

    Offer(String prefix) {
        this.prefix = prefix;
        for (int i = 0; i < EDITIONS; i++) {
            editions.add(Map.of(
                    "accredited",
                    true,
                    "knowledgeSource",
                    SOURCES[i % SOURCES.length],
                    "delivery",
                    i % 4 == 0 ? "distance" : "classroom",
                    "testPassed",
                    true,
                    "editionRef",
                    code(i),
                    "courseCode",
                    prefix + i / 4,
                    "title",
                    "Proefcursus " + i / 4));
        }
    }

    /** Step by step through all of them, from anywhere: the number of editions is prime. */
    int edition(int from, int step, int place) {
        return (int) ((from + (long) step * place) % EDITIONS);
    }

    int count() {
        return EDITIONS;
    }

    Map<String, Object> attributes(int edition) {
        return editions.get(edition);
    }

    CreditSource source(int edition, String category) {
        return new CreditSource("attendance", code(edition) + ":" + category);
    }

    private String code(int edition) {
        return prefix + edition / 4 + "-" + edition;
    }
}
