package nl.qualityregister.cycle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Verdict;

/**
 * Counts who would change sides, over any number of cycles in the memory of one table. Who is judged in several occupations together is
 * counted once, under all of them joined by a plus; so the rows add up to the whole. For one thread.
 */
public final class SideCounts {
    private final Map<String, Sides> byOccupation = new TreeMap<>();
    private final Map<String, Map<String, Sides>> byRule = new LinkedHashMap<>();

    public void add(Compared compared) {
        String occupations = compared.cycle().terms().occupations().stream()
                .map(OccupationCode::value)
                .sorted()
                .collect(Collectors.joining("+"));
        byOccupation.merge(
                occupations, Sides.of(compared.now().met(), compared.then().met()), Sides::plus);
        compared.then().rules().forEach(rule -> count(rule, compared, occupations));
        compared.now().rules().stream()
                .filter(rule -> compared.then().rule(rule.rule()).isEmpty())
                .forEach(rule -> count(rule, compared, occupations));
    }

    private void count(RuleResult rule, Compared compared, String occupations) {
        if (rule.binding()) {
            byRule.computeIfAbsent(rule.rule(), any -> new TreeMap<>())
                    .merge(
                            occupations,
                            Sides.of(met(compared.now(), rule.rule()), met(compared.then(), rule.rule())),
                            Sides::plus);
        }
    }

    /** What a norm does not ask, everybody meets. */
    private static boolean met(Verdict verdict, String rule) {
        return verdict.rule(rule)
                .map(result -> result.met() || !result.binding())
                .orElse(true);
    }

    public Map<String, Sides> byOccupation() {
        return byOccupation;
    }

    /** By rule, in the order of the other norm and then of the one in force, then by occupation. */
    public Map<String, Map<String, Sides>> byRule() {
        return byRule;
    }

    public Sides all() {
        return byOccupation.values().stream().reduce(Sides.NONE, Sides::plus);
    }
}
