package nl.qualityregister.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Writes to people over SMTP, where a mail server is configured ({@code spring.mail.host}). */
@Component
class MailCourier implements Courier {
    private final @Nullable JavaMailSender sender;
    private final Registrants registrants;
    private final Letters letters;
    private final String from;
    private final Clock clock;

    MailCourier(
            ObjectProvider<JavaMailSender> sender,
            Registrants registrants,
            Letters letters,
            @Value("${register.mail-from}") String from,
            Clock clock) {
        this.sender = sender.getIfAvailable();
        this.registrants = registrants;
        this.letters = letters;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public boolean available() {
        return sender != null;
    }

    @Override
    public String bring(Message message) {
        JavaMailSender server = Objects.requireNonNull(sender);
        MimeMessage mail = server.createMimeMessage();
        try {
            write(mail, message);
            server.send(mail);
            return "accepted by the mail server";
        } catch (MessagingException | MailException e) {
            throw DeliveryFailed.forNow(
                    NestedExceptionUtils.getMostSpecificCause(e).getClass().getSimpleName());
        }
    }

    private void write(MimeMessage mail, Message message) throws MessagingException {
        Registrant person = person(message);
        Letter letter = letters.about(message.change(), person);
        MimeMessageHelper parts = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
        parts.setFrom(from);
        parts.setTo(address(person));
        parts.setSubject(letter.subject());
        parts.setText(letter.text());
        parts.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Message-ID", "<" + message.id() + "@" + from.substring(from.indexOf('@') + 1) + ">");
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", person.language());
    }

    private Registrant person(Message message) {
        RegistrantId id = new RegistrantId(Long.parseLong(message.recipient()));
        Registrant person = registrants.byId(List.of(id)).get(id);
        if (person == null) {
            throw DeliveryFailed.forGood("the person is no longer known");
        }
        return person;
    }

    private static String address(Registrant person) {
        @Nullable String address = person.email();
        if (address == null) {
            throw DeliveryFailed.forGood("the person no longer has an address");
        }
        return address;
    }
}
