package nl.qualityregister.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was or is to be told at a webhook, with each try.
 *
 * @param event the id of the CloudEvent, the same in every try and replay
 * @param change absent for the challenge
 * @param nextTryAt absent when there is none any more
 */
public record Delivery(
        UUID event,
        @Nullable StatusChange change,
        DeliveryState state,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        List<Try> tries) {
    public Delivery {
        tries = List.copyOf(tries);
    }

    /** The registration numbers of those whom it is about. */
    public List<String> numbers() {
        StatusChange told = change;
        return told == null ? List.of() : List.of(told.number().value());
    }

    /** @param detail what was answered, or why nothing was; never the content of an answer */
    public record Try(Instant triedAt, boolean succeeded, String detail) {}
}
