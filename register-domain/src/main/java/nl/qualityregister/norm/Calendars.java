package nl.qualityregister.norm;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days as numbers (days since 1970-01-01), and the calendar as registers read it. Both ends of a range are included. */
final class Calendars {

    /** The day of something that is not there; no comparison with it holds. */
    static final int ABSENT = Integer.MIN_VALUE;

    private Calendars() {}

    static int day(LocalDate date) {
        return (int) date.toEpochDay();
    }

    static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    /** The same day of the month so many months later, or that month's last day. */
    static int plusMonths(int day, int months) {
        return day(date(day).plusMonths(months));
    }

    /** Moves the last day of a range: the day after it moves, and the range ends the day before that. */
    static int moveEnd(int day, int months) {
        return plusMonths(day + 1, months) - 1;
    }

    /** The largest n for which n months from the first day end on or before the last day. */
    static int wholeMonths(int from, int to) {
        if (to < from) {
            return 0;
        }
        LocalDate first = date(from);
        LocalDate after = date(to + 1);
        int months = (int) ChronoUnit.MONTHS.between(first, after);
        while (!first.plusMonths(months + 1L).isAfter(after)) {
            months++;
        }
        return months;
    }

    static boolean longerThanMonths(int from, int to, int months) {
        return to >= plusMonths(from, months);
    }

    /** Months counted from the year 0, so that each calendar month has a number. */
    static int monthNumber(int day) {
        LocalDate date = date(day);
        return date.getYear() * 12 + date.getMonthValue() - 1;
    }

    static int firstOfMonth(int monthNumber) {
        return day(LocalDate.of(Math.floorDiv(monthNumber, 12), Math.floorMod(monthNumber, 12) + 1, 1));
    }

    /** Weeks from Monday to Sunday, counted from some Monday. */
    static int weekNumber(int day) {
        return Math.floorDiv(day + 3, 7);
    }

    static int year(int day) {
        return date(day).getYear();
    }
}
