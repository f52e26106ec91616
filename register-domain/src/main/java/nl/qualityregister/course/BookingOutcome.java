package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.house.Fault;

/** What became of one asked seat. */
public sealed interface BookingOutcome {
    /** Seated, or waiting where the edition is full and keeps a queue. */
    record Booked(Booking booking) implements BookingOutcome {}

    /** He or she had one; nothing changed. */
    record AlreadyBooked(Booking booking) implements BookingOutcome {}

    record Rejected(List<Fault> faults) implements BookingOutcome {}
}
