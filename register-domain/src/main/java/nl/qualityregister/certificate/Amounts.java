package nl.qualityregister.certificate;

import java.time.LocalDate;
import nl.qualityregister.norm.Hundredths;

/** Numbers and short days as they are printed in tables, in the Dutch manner; nothing of it is asked of a locale. */
final class Amounts {
    private Amounts() {}

    /** {@code 12,5}. */
    static String written(Hundredths amount) {
        return amount.toString().replace('.', ',');
    }

    /** Empty for nothing. */
    static String unlessNone(Hundredths amount) {
        return amount.value() == 0 ? "" : written(amount);
    }

    /** {@code 16-03-2026}. */
    static String written(LocalDate day) {
        return two(day.getDayOfMonth()) + "-" + two(day.getMonthValue()) + "-" + day.getYear();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
