package nl.qualityregister.course;

/** Booking takes a seat or a place in the queue; cancelling gives either back, and a seat given back goes to the first in the queue. */
public enum BookingState {
    SEATED,
    WAITING,
    CANCELLED
}
