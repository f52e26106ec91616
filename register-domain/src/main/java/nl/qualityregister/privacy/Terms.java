package nl.qualityregister.privacy;

import java.time.Period;

/** Terms in words. */
final class Terms {
    private Terms() {}

    static String nl(Period term) {
        return words(term, "jaar", "jaar", "maand", "maanden", "dag", "dagen");
    }

    static String en(Period term) {
        return words(term, "year", "years", "month", "months", "day", "days");
    }

    private static String words(
            Period term, String year, String years, String month, String months, String day, String days) {
        if (term.getYears() > 0) {
            return term.getYears() + " " + (term.getYears() == 1 ? year : years);
        }
        return term.getMonths() > 0
                ? term.getMonths() + " " + (term.getMonths() == 1 ? month : months)
                : term.getDays() + " " + (term.getDays() == 1 ? day : days);
    }
}
