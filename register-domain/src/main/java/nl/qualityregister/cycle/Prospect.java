package nl.qualityregister.cycle;

import java.time.LocalDate;
import nl.qualityregister.norm.Hundredths;
import org.jspecify.annotations.Nullable;

/**
 * What does not count yet and may come to count.
 *
 * @param subject {@code evidence:<id>} for what waits at the desk, {@code booking:<id>} or {@code plan:<id>} for what is to come
 * @param kind of the claim: {@code activity}, {@code practice}, {@code interruption}, {@code document} …
 * @param day on which it is or would be completed, begins, or becomes valid
 */
public record Prospect(
        Stage stage,
        String subject,
        String kind,
        @Nullable String title,
        LocalDate day,
        @Nullable String category,
        @Nullable Hundredths points,
        @Nullable Hundredths hours) {

    /** How far it has come. */
    public enum Stage {
        /** Submitted, and not yet judged. */
        PENDING,
        /** Booked or planned. */
        PLANNED
    }
}
