package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.trail.Actor;

/** Seats given back, and those of the queue who have one now; each booking as it stands. */
public record BookingsMoved(List<Booking> bookings, Actor by) {
    public BookingsMoved {
        bookings = List.copyOf(bookings);
    }
}
