package nl.qualityregister.notification;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.registrant.RegistrantId;

/** A letter that lies in the outbox of a transaction that is going to be undone. */
public final class LetterDraft {
    private static final Set<String> TO_REGISTRANTS = Set.of(
            Outbox.STATUS_CHANGED,
            RenewalLetters.INTENTION,
            RenewalLetters.REMINDER,
            DecisionLetters.NOT_RENEWED,
            AuditLetters.DRAWN,
            RulingLetters.MEASURE);

    private final Message message;

    LetterDraft(Message message) {
        this.message = message;
    }

    public UUID id() {
        return message.id();
    }

    /** {@code mail}, {@code letter} or {@code webhook}. */
    public String channel() {
        return message.channel().name().toLowerCase(Locale.ROOT);
    }

    public String template() {
        return message.template();
    }

    /** As the template reads it: an id, never an address. */
    public String recipient() {
        return message.recipient();
    }

    /** Whom it is to, where that is a registrant. */
    public Optional<RegistrantId> receiver() {
        return TO_REGISTRANTS.contains(message.template())
                ? Optional.of(new RegistrantId(Long.parseLong(message.recipient())))
                : Optional.empty();
    }

    Message message() {
        return message;
    }

    /**
     * As it would leave.
     *
     * @param pdf the same on paper; empty where it goes by mail alone
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes that nobody compares
    public record Written(String subject, String text, byte[] pdf) {}
}
