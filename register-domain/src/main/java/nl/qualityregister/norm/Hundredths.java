package nl.qualityregister.norm;

import java.math.BigDecimal;

/** Points and hours as a whole number of hundredths: 59.99 is 5999. */
public record Hundredths(long value) implements Comparable<Hundredths> {
    public static final Hundredths ZERO = new Hundredths(0);

    /** Reads {@code 59.99}; more than two decimals throw {@link ArithmeticException}, anything else {@link NumberFormatException}. */
    public static Hundredths parse(String text) {
        return new Hundredths(new BigDecimal(text).movePointRight(2).longValueExact());
    }

    public static Hundredths ofWhole(long units) {
        return new Hundredths(Math.multiplyExact(units, 100));
    }

    public Hundredths plus(Hundredths other) {
        return new Hundredths(Math.addExact(value, other.value));
    }

    public Hundredths minus(Hundredths other) {
        return new Hundredths(Math.subtractExact(value, other.value));
    }

    @Override
    public int compareTo(Hundredths other) {
        return Long.compare(value, other.value);
    }

    /** As people write it: {@code 147}, {@code 59.99}, {@code 0.5}. */
    @Override
    public String toString() {
        BigDecimal amount = BigDecimal.valueOf(value, 2).stripTrailingZeros();
        return amount.scale() < 0 ? amount.setScale(0).toPlainString() : amount.toPlainString();
    }
}
