package nl.qualityregister.norm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An amount with what can be known of it before any facts are.
 *
 * @param unit absent for a bare number, which takes the unit of what it is compared with or added to
 * @param known what does not depend on the facts
 */
record AmountTerm(Amount code, @Nullable Unit unit, Known known) {

    AmountTerm {
        unit = unit == Unit.NUMBER ? null : unit;
    }

    /**
     * @param least below which it cannot be; absent when nothing is known
     * @param most above which it cannot be; absent when nothing is known
     * @param growing whether a later day of judgement can only raise it
     * @param steady whether the day of judgement changes nothing
     * @param sum the list sum or count it is and nothing else
     * @param extent what that sum runs over
     * @param rules the rules whose results it looks at
     */
    record Known(
            @Nullable Ratio least,
            @Nullable Ratio most,
            boolean growing,
            boolean steady,
            @Nullable ActivitySum sum,
            @Nullable Extent extent,
            Set<String> rules) {

        static final Known NOTHING = new Known(null, null, false, false, null, null, Set.of());

        Known between(@Nullable Ratio lowest, @Nullable Ratio highest) {
            return new Known(lowest, highest, growing, steady, sum, extent, rules);
        }

        Known over(boolean isGrowing, boolean isSteady) {
            return new Known(least, most, isGrowing || isSteady, isSteady, sum, extent, rules);
        }

        Known summing(@Nullable ActivitySum plain, @Nullable Extent over) {
            return new Known(least, most, growing, steady, plain, over, rules);
        }

        Known reading(Set<String> others) {
            return new Known(least, most, growing, steady, sum, extent, others);
        }

        /** What is known of something made of several amounts, apart from its bounds. */
        static Known of(List<AmountTerm> parts) {
            Set<String> rules = new HashSet<>();
            parts.forEach(part -> rules.addAll(part.known.rules));
            boolean growing = parts.stream().allMatch(part -> part.known.growing);
            boolean steady = parts.stream().allMatch(part -> part.known.steady);
            return new Known(null, null, growing, steady, null, null, rules);
        }
    }

    static AmountTerm literal(Ratio value, @Nullable Unit unit) {
        return new AmountTerm(new Literal(value), unit, new Known(value, value, true, true, null, null, Set.of()));
    }

    static final AmountTerm NONE = literal(Ratio.ZERO, null);

    @Nullable
    Ratio least() {
        return known.least;
    }

    @Nullable
    Ratio most() {
        return known.most;
    }

    boolean isLiteral() {
        Ratio most = known.most;
        return known.least != null && most != null && known.least.equals(most);
    }
}
