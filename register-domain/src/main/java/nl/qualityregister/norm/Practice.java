package nl.qualityregister.norm;

import java.time.LocalDate;

/** Work in a role for so many hours a week, both days included. Two jobs at a time are two rows. */
public record Practice(String role, LocalDate from, LocalDate to, Hundredths hoursPerWeek) {

    public Practice {
        Ranges.requireOrder(from, to);
    }
}
