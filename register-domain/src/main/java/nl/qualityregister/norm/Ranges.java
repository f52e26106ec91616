package nl.qualityregister.norm;

import java.time.LocalDate;

final class Ranges {

    private Ranges() {}

    static void requireOrder(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A range of days ends on " + to + ", before it begins on " + from);
        }
    }
}
