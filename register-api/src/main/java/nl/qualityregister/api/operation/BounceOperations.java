package nl.qualityregister.api.operation;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.qualityregister.notification.MailUnknown;
import nl.qualityregister.notification.Notifications;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What mail servers took and sent back later, as the office's mail system reads it out of delivery status notifications (RFC 3464). */
@RestController
class BounceOperations {
    private static final Pattern ID =
            Pattern.compile("<?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:@[^>]*)?>?");

    private final Notifications notifications;

    BounceOperations(Notifications notifications) {
        this.notifications = notifications;
    }

    @PostMapping("/v1/mail-bounces")
    @ResponseStatus(HttpStatus.CREATED)
    BounceView reportBounce(@RequestBody Bounce bounce) {
        Matcher id = ID.matcher(bounce.messageId().strip());
        if (!id.matches()) {
            throw new MailUnknown();
        }
        UUID message = UUID.fromString(id.group(1));
        return new BounceView(message, bounce.status(), notifications.bounced(message, bounce.status()));
    }

    record Bounce(String messageId, String status) {}

    record BounceView(UUID messageId, String status, boolean permanent) {}
}
