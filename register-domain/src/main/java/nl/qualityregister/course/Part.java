package nl.qualityregister.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.qualityregister.norm.Hundredths;

/**
 * A part of an edition that is credited by itself. The shares of all parts add up to the whole, to the hundredth.
 *
 * @param number from 1; 0 when the edition is one part
 * @param before how many sessions the parts before it have
 * @param all how many sessions the edition has
 */
record Part(int number, Set<Integer> sessions, int before, int all) {
    Part {
        sessions = Set.copyOf(sessions);
    }

    /**
     * The parts of an edition of so many sessions.
     *
     * @param modules the sessions of each; sessions in none of them are the last part
     */
    static List<Part> of(Partial partial, List<List<Integer>> modules, int sessions) {
        List<Set<Integer>> split = split(partial, modules, sessions);
        if (split.size() == 1) {
            return List.of(new Part(0, split.getFirst(), 0, sessions));
        }
        List<Part> parts = new ArrayList<>();
        int before = 0;
        for (Set<Integer> part : split) {
            parts.add(new Part(parts.size() + 1, part, before, sessions));
            before += part.size();
        }
        return parts;
    }

    private static List<Set<Integer>> split(Partial partial, List<List<Integer>> modules, int sessions) {
        Set<Integer> left =
                new TreeSet<>(IntStream.rangeClosed(1, sessions).boxed().toList());
        List<Set<Integer>> split = new ArrayList<>();
        switch (partial) {
            case ALL -> {}
            case SESSION -> {
                left.forEach(session -> split.add(Set.of(session)));
                left.clear();
            }
            case MODULE ->
                modules.forEach(module -> {
                    Set<Integer> own = new TreeSet<>(module);
                    own.retainAll(left);
                    left.removeAll(own);
                    if (!own.isEmpty()) {
                        split.add(own);
                    }
                });
        }
        if (!left.isEmpty()) {
            split.add(left);
        }
        return split;
    }

    Hundredths share(Hundredths whole) {
        return new Hundredths(upTo(whole, before + sessions.size()) - upTo(whole, before));
    }

    private long upTo(Hundredths whole, int count) {
        return Math.floorDiv(Math.multiplyExact(whole.value(), (long) count), (long) all);
    }
}
