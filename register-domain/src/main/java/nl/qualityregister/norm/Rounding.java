package nl.qualityregister.norm;

import java.util.Locale;

/** How an exact amount becomes a written one: to multiples of a step, in a direction. */
record Rounding(Ratio step, Mode mode) {

    enum Mode {
        DOWN,
        UP,
        HALF_UP;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Ratio round(Ratio exact) {
        Ratio steps = exact.dividedBy(step);
        long whole = Math.floorDiv(steps.hundredthsDown(), 100);
        Ratio down = Ratio.of(whole).times(step);
        Ratio rest = exact.minus(down);
        boolean upward = switch (mode) {
            case DOWN -> false;
            case UP -> !rest.isZero();
            case HALF_UP -> rest.plus(rest).compareTo(step) >= 0;
        };
        return upward ? down.plus(step) : down;
    }
}
