package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lays a verdict beside what a case expects. */
record CaseDifferences(NormCase.Expected expected, Verdict verdict) {

    List<String> list() {
        List<String> differences = new ArrayList<>();
        if (!expected.outcome().equals(verdict.outcome())) {
            differences.add("outcome: expected " + expected.outcome() + ", found " + verdict.outcome());
        }
        expected.rules().forEach((id, rule) -> compare(differences, id, rule));
        for (RuleResult result : verdict.rules()) {
            if (!expected.rules().containsKey(result.rule())) {
                differences.add(
                        "rule " + result.rule() + ": found " + describe(result) + ", but the case does not name it");
            }
        }
        compareExcluded(differences);
        return differences;
    }

    private void compare(List<String> differences, String id, NormCase.ExpectedRule rule) {
        verdict.rule(id)
                .ifPresentOrElse(
                        result -> {
                            boolean same = rule.required().equals(result.required())
                                    && rule.counted().equals(result.counted())
                                    && rule.met() == result.met();
                            if (!same) {
                                differences.add("rule " + id + ": expected required " + rule.required() + ", counted "
                                        + rule.counted() + ", " + met(rule.met()) + "; found " + describe(result));
                            }
                        },
                        () -> differences.add("rule " + id + ": the norm set has no such rule"));
    }

    private static String describe(RuleResult result) {
        return "required " + result.required() + ", counted " + result.counted() + ", " + met(result.met());
    }

    private static String met(boolean met) {
        return met ? "met" : "not met";
    }

    private void compareExcluded(List<String> differences) {
        List<Map.Entry<String, String>> missing = new ArrayList<>();
        expected.excluded().forEach(row -> missing.add(Map.entry(row.item(), row.reason())));
        for (Exclusion exclusion : verdict.excluded()) {
            if (!missing.remove(Map.entry(exclusion.item(), exclusion.reason().code()))) {
                differences.add("excluded: found " + exclusion.item() + " "
                        + exclusion.reason().code() + ", which the case does not expect");
            }
        }
        missing.forEach(row ->
                differences.add("excluded: expected " + row.getKey() + " " + row.getValue() + ", which was not found"));
    }
}
