package nl.qualityregister.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/** What a mail server said no to, among the causes and companions of what was thrown. */
final class Refusals {
    private Refusals() {}

    /** Whether it refused the address itself, for good (550 and its like), rather than for now. */
    static boolean ofAddress(@Nullable Throwable thrown) {
        return switch (thrown) {
            case null -> false;
            case MailSendException sent ->
                Arrays.stream(sent.getMessageExceptions()).anyMatch(Refusals::ofAddress) || ofAddress(sent.getCause());
            case SendFailedException failed
            when failed.getInvalidAddresses() != null && failed.getInvalidAddresses().length > 0 -> true;
            case MessagingException mail -> ofAddress(mail.getNextException());
            default -> ofAddress(thrown.getCause());
        };
    }
}
