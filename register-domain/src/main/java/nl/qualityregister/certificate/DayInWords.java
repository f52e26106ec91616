package nl.qualityregister.certificate;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.norm.Texts;

/** A day as people write it, by our own lists of months: the JDK's differ from release to release. */
public final class DayInWords {
    private static final List<String> MAANDEN = List.of(
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private DayInWords() {}

    public static Texts of(LocalDate day) {
        return new Texts(written(day, MAANDEN), written(day, MONTHS));
    }

    private static String written(LocalDate day, List<String> months) {
        return day.getDayOfMonth() + " " + months.get(day.getMonthValue() - 1) + " " + day.getYear();
    }
}
