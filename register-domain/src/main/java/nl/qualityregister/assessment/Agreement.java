package nl.qualityregister.assessment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Pairs of outcomes of one category, counted. */
final class Agreement {
    private final Map<Conclusion, Long> first = new HashMap<>();
    private final Map<Conclusion, Long> second = new HashMap<>();
    private long pairs;
    private long agreed;

    void add(Conclusion one, Conclusion other, long count) {
        pairs += count;
        if (one == other) {
            agreed += count;
        }
        first.merge(one, count, Long::sum);
        second.merge(other, count, Long::sum);
    }

    AgreementReport.Row row(String category) {
        if (pairs < AgreementReport.FEWEST) {
            return new AgreementReport.Row(category, 0, OptionalDouble.empty(), OptionalDouble.empty());
        }
        return new AgreementReport.Row(category, pairs, OptionalDouble.of(observed()), kappa());
    }

    private double observed() {
        return (double) agreed / pairs;
    }

    /** Cohen, J. (1960): (observed - expected) / (1 - expected). */
    private OptionalDouble kappa() {
        double expected = Arrays.stream(Conclusion.values())
                .mapToDouble(outcome -> share(first, outcome) * share(second, outcome))
                .sum();
        boolean always = Stream.of(first, second).allMatch(side -> side.size() == 1) && agreed == pairs;
        return always ? OptionalDouble.empty() : OptionalDouble.of((observed() - expected) / (1 - expected));
    }

    private double share(Map<Conclusion, Long> side, Conclusion outcome) {
        return (double) side.getOrDefault(outcome, 0L) / pairs;
    }
}
