package nl.qualityregister.norm;

import org.jspecify.annotations.Nullable;

/** The amounts that every item of a list has of itself. */
final class Fields {

    private Fields() {}

    static AmountTerm amount(Reader reader, Place field) {
        String name = field.text();
        Scope scope = reader.scope();
        if (!scope.amounts().contains(name)) {
            field.fault(Names.unknown("amount field", name, scope.amounts()));
            return AmountTerm.NONE;
        }
        boolean steady = scope != Scope.PRACTICE;
        return new AmountTerm(
                code(scope, name),
                unit(reader, name),
                AmountTerm.Known.NOTHING.over(true, steady).between(Ratio.ZERO, null));
    }

    private static @Nullable Unit unit(Reader reader, String name) {
        return switch (name) {
            case "points" ->
                reader.scope() == Scope.CARRIED ? reader.vocabulary().carriedUnit() : Unit.POINTS;
            case "hours" -> Unit.HOURS;
            case "hoursPerWeek" -> Unit.HOURS_A_WEEK;
            case "days" -> Unit.DAYS;
            case "months" -> Unit.MONTHS;
            default -> null;
        };
    }

    private static Amount code(Scope scope, String name) {
        return switch (name) {
            case "points" -> scope == Scope.CARRIED ? Fields::carriedPoints : Fields::points;
            case "hours" -> scope == Scope.PRACTICE ? Fields::practiceHours : Fields::hours;
            case "hoursPerWeek" ->
                (evaluation, row) -> Ratio.ofHundredths(
                        evaluation.facts.practice().get(row).hoursPerWeek().value());
            case "days" -> (evaluation, _) -> Ratio.of(daysAtHand(evaluation));
            case "months" -> (evaluation, _) -> Ratio.of(Calendars.wholeMonths(evaluation.rowFrom, evaluation.rowTo));
            default -> Fields::suffixNumber;
        };
    }

    private static @Nullable Ratio points(Evaluation evaluation, int item) {
        return worth(evaluation.items.worthPoints[item]);
    }

    private static @Nullable Ratio hours(Evaluation evaluation, int item) {
        return worth(evaluation.items.worthHours[item]);
    }

    private static @Nullable Ratio worth(long hundredths) {
        return hundredths == Items.NONE ? null : Ratio.ofHundredths(hundredths);
    }

    private static Ratio carriedPoints(Evaluation evaluation, int row) {
        return Ratio.ofHundredths(evaluation.facts.carriedIn().get(row).points().value());
    }

    /** Hours a week times the days at hand by seven. */
    static Ratio practiceHours(Evaluation evaluation, int row) {
        long hoursPerWeek = evaluation.facts.practice().get(row).hoursPerWeek().value();
        return Ratio.ofHundredths(Math.multiplyExact(hoursPerWeek, (long) daysAtHand(evaluation)), 7);
    }

    private static int daysAtHand(Evaluation evaluation) {
        int days = evaluation.rowTo - evaluation.rowFrom + 1;
        return Math.max(0, days - evaluation.rowWithout.within(evaluation.rowFrom, evaluation.rowTo));
    }

    private static @Nullable Ratio suffixNumber(Evaluation evaluation, int row) {
        String suffix = evaluation.facts.documents().get(row).suffix();
        int digits = 0;
        while (digits < suffix.length() && digits < 9 && Character.isDigit(suffix.charAt(digits))) {
            digits++;
        }
        return digits == 0 ? null : Ratio.of(Long.parseLong(suffix.substring(0, digits)));
    }
}
