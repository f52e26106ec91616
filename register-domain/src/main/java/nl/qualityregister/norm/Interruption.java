package nl.qualityregister.norm;

import java.time.LocalDate;

/** Days of illness, leave or absence from the register, both days included. */
public record Interruption(String kind, LocalDate from, LocalDate to) {

    public Interruption {
        Ranges.requireOrder(from, to);
    }
}
