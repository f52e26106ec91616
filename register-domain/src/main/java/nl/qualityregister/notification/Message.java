package nl.qualityregister.notification;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something claimed from the outbox, to be told now.
 *
 * @param id the same each time it is sent, so that a receiver can tell a repetition
 * @param recipient the id of the registrant or of the organisation, or whatever its template tells a recipient by
 * @param template which words it is told in; {@code status-changed} tells what the roll entered
 * @param parameters ids of what it is about
 * @param entered by the roll, where that is what it tells
 * @param tries this one included
 * @param claimedAt when it was taken out of the outbox, to be told
 */
record Message(
        UUID id,
        Channel channel,
        String recipient,
        String template,
        Map<String, String> parameters,
        @Nullable StatusChange entered,
        int tries,
        Instant claimedAt) {
    Message {
        parameters = Map.copyOf(parameters);
    }

    /** For templates that tell of one. Throws {@link DeliveryFailed} when it has been erased since. */
    StatusChange change() {
        StatusChange told = entered;
        if (told == null) {
            throw DeliveryFailed.forGood("what was entered has been erased");
        }
        return told;
    }

    String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("message " + id + " of template " + template + " lacks " + name);
        }
        return value;
    }
}
