package nl.qualityregister.notification;

import org.springframework.stereotype.Service;

/** The door of the outbox. */
@Service
public class Notifications {
    /**
     * One pass: claims what is due with {@code for update skip locked}, sends each outside the transaction, notes the try. Returns
     * how many were delivered and how many will be tried again.
     */
    public Pass deliver(int atMost) {
        throw new UnsupportedOperationException();
    }

    public record Pass(int delivered, int failed) {}
}
