package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as it is stored: what nearly every rule says (it binds, applies, asks everybody the same, lacks nothing) is left out, for
 * there are millions of them and a shorter one costs less to write, to keep and to read. Verdicts that were stored in full are read too.
 */
record StoredForm(
        NormVersion norm,
        LocalDate asOf,
        String outcome,
        boolean met,
        List<Rule> rules,
        @Nullable List<Exclusion> excluded,
        @Nullable List<Carried> carriedOut) {

    record Rule(
            String rule,
            @Nullable Boolean binding,
            @Nullable Boolean applies,
            Unit unit,
            @Nullable RuleElement element,
            @Nullable Hundredths requiredBefore,
            Hundredths required,
            @Nullable List<Adjustment> adjustments,
            Hundredths counted,
            boolean met,
            @Nullable Hundredths remaining,
            @Nullable LocalDate metOn) {

        static Rule of(RuleResult result) {
            return new Rule(
                    result.rule(),
                    result.binding() ? null : false,
                    result.applies() ? null : false,
                    result.unit(),
                    result.element(),
                    result.requiredBefore().equals(result.required()) ? null : result.requiredBefore(),
                    result.required(),
                    orAbsent(result.adjustments()),
                    result.counted(),
                    result.met(),
                    result.remaining().equals(Hundredths.ZERO) ? null : result.remaining(),
                    result.metOn());
        }

        RuleResult result() {
            return new RuleResult(
                    rule,
                    Objects.requireNonNullElse(binding, true),
                    Objects.requireNonNullElse(applies, true),
                    unit,
                    element,
                    Objects.requireNonNullElse(requiredBefore, required),
                    required,
                    orNone(adjustments),
                    counted,
                    met,
                    Objects.requireNonNullElse(remaining, Hundredths.ZERO),
                    metOn);
        }
    }

    static StoredForm of(Verdict verdict) {
        return new StoredForm(
                verdict.norm(),
                verdict.asOf(),
                verdict.outcome(),
                verdict.met(),
                verdict.rules().stream().map(Rule::of).toList(),
                orAbsent(verdict.excluded()),
                orAbsent(verdict.carriedOut()));
    }

    Verdict verdict() {
        return new Verdict(
                norm,
                asOf,
                outcome,
                met,
                rules.stream().map(Rule::result).toList(),
                orNone(excluded),
                orNone(carriedOut));
    }

    private static <T> @Nullable List<T> orAbsent(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
