package nl.qualityregister.norm;

import java.math.BigInteger;

/**
 * An exact amount, held as a fraction of hundredths: practice hours are hours times days by seven, and rounding comes once,
 * at the end. A fraction need not be in its lowest terms; it is brought there when its numbers grow large.
 */
final class Ratio implements Comparable<Ratio> {

    static final Ratio ZERO = new Ratio(0, 1);
    static final Ratio ONE = new Ratio(100, 1);

    private static final long SMALL = 1L << 28;

    private final long numerator;
    private final long denominator;

    private Ratio(long numerator, long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    static Ratio ofHundredths(long hundredths) {
        return hundredths == 0 ? ZERO : new Ratio(hundredths, 1);
    }

    static Ratio of(long units) {
        return ofHundredths(Math.multiplyExact(units, 100));
    }

    static Ratio of(boolean yes) {
        return yes ? ONE : ZERO;
    }

    /** {@code hundredths / by}, not rounded. */
    static Ratio ofHundredths(long hundredths, long by) {
        return new Ratio(hundredths, by);
    }

    Ratio plus(Ratio other) {
        if (denominator == other.denominator) {
            return new Ratio(Math.addExact(numerator, other.numerator), denominator);
        }
        if (isSmall() && other.isSmall()) {
            return new Ratio(
                    numerator * other.denominator + other.numerator * denominator, denominator * other.denominator);
        }
        return exact(
                big(numerator)
                        .multiply(big(other.denominator))
                        .add(big(other.numerator).multiply(big(denominator))),
                big(denominator).multiply(big(other.denominator)));
    }

    Ratio minus(Ratio other) {
        return plus(new Ratio(-other.numerator, other.denominator));
    }

    Ratio times(Ratio other) {
        if (other.numerator == 100 && other.denominator == 1) {
            return this;
        }
        if (isSmall() && other.isSmall()) {
            return new Ratio(numerator * other.numerator, denominator * other.denominator * 100);
        }
        return exact(
                big(numerator).multiply(big(other.numerator)),
                big(denominator).multiply(big(other.denominator)).multiply(big(100)));
    }

    /** Zero when the divisor is zero: an average over no days is no hours. */
    Ratio dividedBy(Ratio other) {
        if (other.numerator == 0) {
            return ZERO;
        }
        if (other.numerator == 100 && other.denominator == 1) {
            return this;
        }
        if (isSmall() && other.isSmall()) {
            long above = numerator * other.denominator * 100;
            long below = denominator * other.numerator;
            return below < 0 ? new Ratio(-above, -below) : new Ratio(above, below);
        }
        return exact(
                big(numerator).multiply(big(other.denominator)).multiply(big(100)),
                big(denominator).multiply(big(other.numerator)));
    }

    /** Whether a product of two such, times a hundred, fits into 64 bits. */
    private boolean isSmall() {
        return Math.abs(numerator) < SMALL && denominator < SMALL;
    }

    Ratio least(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Ratio greatest(Ratio other) {
        return compareTo(other) >= 0 ? this : other;
    }

    boolean isZero() {
        return numerator == 0;
    }

    boolean isNegative() {
        return numerator < 0;
    }

    /** Whole hundredths, half up. */
    long hundredths() {
        if (denominator == 1) {
            return numerator;
        }
        long down = Math.floorDiv(numerator, denominator);
        long rest = numerator - down * denominator;
        return rest >= denominator - rest ? down + 1 : down;
    }

    /** Whole hundredths, rounded down. */
    long hundredthsDown() {
        return denominator == 1 ? numerator : Math.floorDiv(numerator, denominator);
    }

    /** The whole units in it, rounded down. */
    int units() {
        return Math.toIntExact(Math.floorDiv(numerator, Math.multiplyExact(denominator, 100)));
    }

    @Override
    public int compareTo(Ratio other) {
        if (denominator == other.denominator) {
            return Long.compare(numerator, other.numerator);
        }
        if (isSmall() && other.isSmall()) {
            return Long.compare(numerator * other.denominator, other.numerator * denominator);
        }
        return big(numerator)
                .multiply(big(other.denominator))
                .compareTo(big(other.numerator).multiply(big(denominator)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ratio ratio && compareTo(ratio) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hundredths());
    }

    /** As people write it, rounded to two places. */
    @Override
    public String toString() {
        return new Hundredths(hundredths()).toString();
    }

    private static Ratio exact(BigInteger numerator, BigInteger denominator) {
        BigInteger common = numerator.gcd(denominator);
        BigInteger by = denominator.signum() < 0 ? common.negate() : common;
        return new Ratio(
                numerator.divide(by).longValueExact(), denominator.divide(by).longValueExact());
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
