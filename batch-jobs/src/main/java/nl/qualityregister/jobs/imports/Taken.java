package nl.qualityregister.jobs.imports;

import java.util.List;
import java.util.Map;

/**
 * What the register made of a list of entries.
 *
 * @param counts by what they say: {@code new}, {@code known}
 * @param rejected the faults of those it left out, by their place in the list
 */
record Taken(Map<String, Long> counts, Map<Integer, List<RowFault>> rejected) {
    static final Taken NOTHING = new Taken(Map.of(), Map.of());

    static Taken newAndKnown(long fresh, long all) {
        return new Taken(Map.of("new", fresh, "known", all - fresh), Map.of());
    }
}
