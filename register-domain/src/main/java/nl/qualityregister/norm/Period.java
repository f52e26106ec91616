package nl.qualityregister.norm;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a registration period is and where it stands in the calendar.
 *
 * @param everyYearOn the day of the year on which each period begins; absent when it begins with the registrant
 * @param common the first day of one of the periods that everybody shares; absent when nobody shares one
 * @param earlyAfterMonths after how many months renewal can be asked; absent when only at the end
 * @param keepsStart whether a period after an early renewal begins where it would have begun without
 */
public record Period(
        int months,
        @Nullable MonthDay everyYearOn,
        @Nullable LocalDate common,
        @Nullable Integer earlyAfterMonths,
        boolean keepsStart) {

    /** The last day of a period that begins on a day. A shared period ends for everybody on the same day. */
    public LocalDate end(LocalDate start) {
        if (everyYearOn != null) {
            LocalDate first = everyYearOn.atYear(start.getYear());
            LocalDate begun = first.isAfter(start) ? everyYearOn.atYear(start.getYear() - 1) : first;
            return lastDay(begun, months);
        }
        if (common != null) {
            return endOfShared(common, start);
        }
        return lastDay(start, months);
    }

    /**
     * The last day of so many months from a day on. Where the last month is too short for another such day, its own last one: five years
     * from 29 February last up to and including 28 February.
     */
    public static LocalDate lastDay(LocalDate first, int months) {
        LocalDate again = first.plusMonths(months);
        return again.getDayOfMonth() < first.getDayOfMonth() ? again : again.minusDays(1);
    }

    private LocalDate endOfShared(LocalDate first, LocalDate start) {
        long number = Math.floorDiv(
                (start.getYear() - first.getYear()) * 12L + start.getMonthValue() - first.getMonthValue(), months);
        LocalDate begin = first.plusMonths(number * months);
        if (begin.isAfter(start)) {
            begin = first.plusMonths((number - 1) * months);
        }
        return begin.plusMonths(months).minusDays(1);
    }

    /** The first day on which renewal can be asked, when that is before the end. */
    public Optional<LocalDate> earlyRenewalFrom(LocalDate start) {
        return Optional.ofNullable(earlyAfterMonths).map(start::plusMonths);
    }
}
