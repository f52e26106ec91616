package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Registrant;
import org.springframework.stereotype.Component;

/** Writes letters to people for both channels: the words for the mail, and the same on paper. */
@Component
class Stationery {
    private final Recipients recipients;
    private final Letters letters;
    private final Norms norms;

    Stationery(Recipients recipients, Letters letters, Norms norms) {
        this.recipients = recipients;
        this.letters = letters;
        this.norms = norms;
    }

    /** @param words what the template names besides the person and the register's own */
    Posted letter(String template, RegisterId id, Registrant person, Map<String, String> words, LocalDate day) {
        Language language = Recipients.language(person);
        Register register = norms.register(id);
        Map<String, String> all = new HashMap<>(words);
        all.put("{name}", person.name().formal());
        all.put("{number}", person.number().value());
        Letter letter = letters.of(template, id, language, all);
        return new Posted(
                template + "-" + person.number().value() + ".pdf",
                letter,
                PrintedLetter.of(letter, register, person, language, day));
    }

    Mail mail(Printable correspondence, Message message) {
        Registrant person = recipients.person(message);
        Posted posted = correspondence.posted(message, person);
        return new Mail(
                Recipients.address(person),
                Recipients.language(person),
                posted.letter(),
                new Mail.Attachment(posted.name(), posted.pdf()));
    }
}
