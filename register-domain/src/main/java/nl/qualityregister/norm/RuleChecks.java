package nl.qualityregister.norm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Faults that show only when the rules of a norm set are laid beside each other. */
record RuleChecks(List<RuleTerm> rules, Set<String> outcomeReads, Carry carry) {

    void fault() {
        Set<String> read = new HashSet<>(outcomeReads);
        rules.forEach(rule -> read.addAll(rule.reads()));
        for (RuleTerm rule : rules) {
            faultIdleBranch(rule, read);
            if (rule.place().isInOrder()) {
                faultBeyondReach(rule);
                rules.forEach(whole -> faultAboveWhole(rule, whole));
            }
        }
        if (rules.stream().noneMatch(rule -> rule.plan().binding()) && !rules.isEmpty()) {
            rules.getFirst().place().fault("no rule is binding, so every registrant would meet this norm");
        }
    }

    private static void faultBeyondReach(RuleTerm rule) {
        Ratio most = rule.counted().most();
        Ratio required = rule.required().least();
        if (most != null && required != null && required.compareTo(most) > 0) {
            String pointer = rule.place().has("required") ? "required" : "holds";
            rule.place()
                    .maybe(pointer)
                    .ifPresent(place -> place.fault("asks " + required + ", but at most " + most
                            + " can ever count: a minimum above its own ceiling"));
        }
    }

    private static void faultIdleBranch(RuleTerm rule, Set<String> read) {
        if (!rule.plan().binding() && !read.contains(rule.plan().id())) {
            rule.place()
                    .maybe("branch")
                    .ifPresent(place -> place.fault("nothing decides with this branch, so it is never reached"));
        }
    }

    private static void faultAboveWhole(RuleTerm part, RuleTerm whole) {
        Extent inner = part.counted().known().extent();
        Extent outer = whole.counted().known().extent();
        boolean comparable = inner != null
                && outer != null
                && (part.plan().each() == null
                        ? !inner.equals(outer) && inner.isPartOf(outer)
                        : inner.isInStretchOf(outer))
                && whole.plan().each() == null
                && part.required().isLiteral()
                && whole.required().isLiteral();
        if (!comparable) {
            return;
        }
        Ratio asked = part.required().least();
        Ratio ofWhole = whole.required().least();
        if (asked != null && ofWhole != null && !ofWhole.isZero() && asked.compareTo(ofWhole) > 0) {
            part.place()
                    .maybe("required")
                    .ifPresent(place -> place.fault("asks " + asked + ", more than the " + ofWhole + " of rule \""
                            + whole.plan().id() + "\", of which it is a part"));
        }
    }
}
