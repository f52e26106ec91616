package nl.qualityregister.norm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An amount of points, hours or anything else that is counted, in whole hundredths: {@code 5999} is "59.99". */
public record Hundredths(long value) implements Comparable<Hundredths> {

    public static final Hundredths ZERO = new Hundredths(0);

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,2})?");

    /** Whole units: {@code ofWhole(16)} is "16". */
    public static Hundredths ofWhole(long units) {
        return new Hundredths(Math.multiplyExact(units, 100));
    }

    /**
     * Reads a decimal with at most two places, such as "147" or "59.99".
     *
     * @throws NumberFormatException when the text is anything else
     */
    @JsonCreator
    public static Hundredths parse(String text) {
        if (!isDecimal(text)) {
            throw new NumberFormatException("Not a decimal with at most two places: " + text);
        }
        int point = text.indexOf('.');
        if (point < 0) {
            return ofWhole(Long.parseLong(text));
        }
        String places = text.substring(point + 1);
        String digits = text.substring(0, point) + (places.length() == 1 ? places + "0" : places);
        return new Hundredths(Long.parseLong(digits));
    }

    static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    public Hundredths plus(Hundredths other) {
        return new Hundredths(Math.addExact(value, other.value));
    }

    public Hundredths minus(Hundredths other) {
        return new Hundredths(Math.subtractExact(value, other.value));
    }

    public boolean atLeast(Hundredths other) {
        return value >= other.value;
    }

    @Override
    public int compareTo(Hundredths other) {
        return Long.compare(value, other.value);
    }

    /** Without trailing zeros: "147", "0.5", "59.99". */
    @JsonValue
    @Override
    public String toString() {
        long whole = Math.abs(value / 100);
        long places = Math.abs(value % 100);
        String sign = value < 0 ? "-" : "";
        if (places == 0) {
            return sign + whole;
        }
        return sign + whole + (places % 10 == 0 ? "." + places / 10 : (places < 10 ? ".0" : ".") + places);
    }
}
