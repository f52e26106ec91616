package nl.qualityregister.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * What was or is to be told at a webhook, with each try.
 *
 * @param event the id of the CloudEvent, the same in every try and replay
 * @param change absent when it is about none, or when the content of its entry has been erased
 * @param dueSoon with what is about an ending, as long as the person is known
 * @param nextTryAt absent when there is none any more
 */
public record Delivery(
        UUID event,
        DeliveryAbout about,
        @Nullable StatusChange change,
        @Nullable DueSoon dueSoon,
        DeliveryState state,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        List<Try> tries) {
    public Delivery {
        tries = List.copyOf(tries);
    }

    /** The registration numbers of those whom it is about. */
    public List<String> numbers() {
        return Stream.concat(
                        Stream.ofNullable(change).map(StatusChange::number),
                        Stream.ofNullable(dueSoon).map(DueSoon::number))
                .map(RegistrationNumber::value)
                .toList();
    }

    /** @param detail what was answered, or why nothing was; never the content of an answer */
    public record Try(Instant triedAt, boolean succeeded, String detail) {}
}
