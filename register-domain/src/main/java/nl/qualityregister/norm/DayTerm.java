package nl.qualityregister.norm;

import org.jspecify.annotations.Nullable;

/**
 * A date with what can be known of it before any facts are.
 *
 * @param literal the date itself, when it stands in the norm
 * @param steady whether the day of judgement changes nothing
 * @param asOf whether it is the day of judgement itself
 */
record DayTerm(Day code, @Nullable Integer literal, boolean steady, boolean asOf) {

    static DayTerm literal(int day) {
        return new DayTerm((_, _) -> day, day, true, false);
    }

    static DayTerm of(Day code, boolean steady) {
        return new DayTerm(code, null, steady, false);
    }
}
