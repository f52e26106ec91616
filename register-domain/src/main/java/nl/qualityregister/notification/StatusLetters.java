package nl.qualityregister.notification;

import java.util.Set;
import nl.qualityregister.registrant.Registrant;
import org.springframework.stereotype.Component;

/** What the roll entered, told to the person. */
@Component
class StatusLetters implements Correspondence {
    private final Recipients recipients;
    private final Letters letters;

    StatusLetters(Recipients recipients, Letters letters) {
        this.recipients = recipients;
        this.letters = letters;
    }

    @Override
    public Set<String> templates() {
        return Set.of(Outbox.STATUS_CHANGED);
    }

    @Override
    public Mail mail(Message message) {
        Registrant person = recipients.person(message);
        Letter letter = letters.about(message.change(), person);
        return new Mail(Recipients.address(person), Recipients.language(person), letter);
    }
}
