package nl.qualityregister.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Writes to people over SMTP, where a mail server is configured ({@code spring.mail.host}). */
@Component
class MailCourier implements Courier {
    private final @Nullable JavaMailSender sender;
    private final Map<String, Correspondence> correspondence = new HashMap<>();
    private final String from;
    private final Clock clock;

    MailCourier(
            ObjectProvider<JavaMailSender> sender,
            List<Correspondence> correspondence,
            @Value("${register.mail-from}") String from,
            Clock clock) {
        this.sender = sender.getIfAvailable();
        correspondence.forEach(one -> one.templates().forEach(template -> this.correspondence.put(template, one)));
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
            throw failure(e);
        }
    }

    /** A server that refuses the address itself (550 and its like) will refuse it tomorrow. */
    private static DeliveryFailed failure(Exception e) {
        if (Refusals.ofAddress(e)) {
            return DeliveryFailed.forGood("the mail server refuses the address");
        }
        return DeliveryFailed.forNow(
                NestedExceptionUtils.getMostSpecificCause(e).getClass().getSimpleName());
    }

    private void write(MimeMessage mail, Message message) throws MessagingException {
        Mail written = correspondence(message).mail(message);
        Mail.Attachment attachment = written.attachment();
        MimeMessageHelper parts = new MimeMessageHelper(mail, attachment != null, StandardCharsets.UTF_8.name());
        parts.setFrom(from);
        parts.setTo(written.to());
        parts.setSubject(written.letter().subject());
        parts.setText(written.letter().text());
        if (attachment != null) {
            parts.addAttachment(attachment.name(), new ByteArrayResource(attachment.pdf()), "application/pdf");
        }
        parts.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Message-ID", "<" + message.id() + "@" + from.substring(from.indexOf('@') + 1) + ">");
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", written.language().code());
    }

    private Correspondence correspondence(Message message) {
        Correspondence found = correspondence.get(message.template());
        if (found == null) {
            throw new IllegalStateException("nobody writes letters of template " + message.template());
        }
        return found;
    }
}
