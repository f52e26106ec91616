package nl.qualityregister.norm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an amount is an amount of. Amounts of different units are never added or compared. */
public enum Unit {
    POINTS("punt", "punten", "point", "points"),
    HOURS("uur", "uur", "hour", "hours"),
    ITEMS("keer", "keer", "time", "times"),
    DAYS("dag", "dagen", "day", "days"),
    WEEKS("week", "weken", "week", "weeks"),
    MONTHS("maand", "maanden", "month", "months"),
    HOURS_A_WEEK("uur per week", "uur per week", "hour a week", "hours a week"),
    RULES("onderdeel", "onderdelen", "part", "parts"),
    NUMBER("", "", "", ""),
    YES_NO("", "", "", "");

    private final String oneNl;
    private final String manyNl;
    private final String oneEn;
    private final String manyEn;

    Unit(String oneNl, String manyNl, String oneEn, String manyEn) {
        this.oneNl = oneNl;
        this.manyNl = manyNl;
        this.oneEn = oneEn;
        this.manyEn = manyEn;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Unit of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** How people call so much of it. */
    Texts texts(Hundredths amount) {
        return amount.value() == 100 ? new Texts(oneNl, oneEn) : new Texts(manyNl, manyEn);
    }
}
