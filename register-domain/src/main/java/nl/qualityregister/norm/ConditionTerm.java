package nl.qualityregister.norm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition with what can be known of it before any facts are.
 *
 * @param certain true when it always holds, false when it never does; absent when it depends
 * @param growing whether it stays true once it is, as the day of judgement moves on
 * @param steady whether the day of judgement changes nothing
 * @param rules the rules whose results it looks at
 */
record ConditionTerm(Condition code, @Nullable Boolean certain, boolean growing, boolean steady, Set<String> rules) {

    static final ConditionTerm ALWAYS = new ConditionTerm((_, _) -> true, null, true, true, Set.of());

    static ConditionTerm steady(Condition code) {
        return new ConditionTerm(code, null, true, true, Set.of());
    }

    static ConditionTerm of(Condition code, List<ConditionTerm> parts, boolean keepsGrowing) {
        Set<String> rules = new HashSet<>();
        parts.forEach(part -> rules.addAll(part.rules));
        boolean steady = parts.stream().allMatch(ConditionTerm::steady);
        boolean growing = keepsGrowing && parts.stream().allMatch(ConditionTerm::growing);
        return new ConditionTerm(code, null, growing || steady, steady, rules);
    }

    ConditionTerm certain(@Nullable Boolean value) {
        return new ConditionTerm(code, value, growing, steady, rules);
    }

    boolean never() {
        return Boolean.FALSE.equals(certain);
    }

    boolean always() {
        return Boolean.TRUE.equals(certain);
    }
}
