package nl.qualityregister.course;

import java.time.Instant;
import java.time.LocalDate;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;

/**
 * A seat on an edition, or a place in its queue. It never credits.
 *
 * @param endsOn the edition's last day
 */
public record Booking(
        BookingId id,
        EditionCode edition,
        CourseCode course,
        String title,
        LocalDate startsOn,
        LocalDate endsOn,
        RegistrantId registrant,
        RegistrationNumber number,
        BookingState state,
        Instant bookedAt) {}
