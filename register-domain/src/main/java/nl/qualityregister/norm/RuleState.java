package nl.qualityregister.norm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule comes to, in hundredths as written. */
record RuleState(
        boolean applies,
        long requiredBefore,
        long required,
        List<Adjustment> adjustments,
        long counted,
        @Nullable RuleElement element) {

    static final RuleState NOT_APPLICABLE = new RuleState(false, 0, 0, List.of(), 0, null);

    boolean met() {
        return counted >= required;
    }

    long margin() {
        return counted - required;
    }

    RuleState counting(long amount) {
        return new RuleState(applies, requiredBefore, required, adjustments, amount, element);
    }
}
