package nl.qualityregister.notification;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.Organisations;
import org.springframework.stereotype.Component;

/** Writes to an organisation, in Dutch, that its webhook has been paused and how to resume it. */
@Component
class WebhookLetters implements Correspondence {
    static final String PAUSED = "webhook-paused";

    private final WebhookRows webhooks;
    private final Organisations organisations;
    private final Norms norms;
    private final Letters letters;

    WebhookLetters(WebhookRows webhooks, Organisations organisations, Norms norms, Letters letters) {
        this.webhooks = webhooks;
        this.organisations = organisations;
        this.norms = norms;
        this.letters = letters;
    }

    @Override
    public Set<String> templates() {
        return Set.of(PAUSED);
    }

    @Override
    public Mail mail(Message message) {
        Webhook webhook = webhooks.find(new WebhookId(UUID.fromString(message.parameter("webhook"))))
                .filter(found -> found.state() == WebhookState.PAUSED)
                .orElseThrow(() -> DeliveryFailed.forGood("the webhook is not paused any more"));
        Organisation organisation =
                organisations.find(List.of(webhook.organisation())).getFirst();
        String address = organisation.email();
        if (address == null) {
            throw DeliveryFailed.forGood("the organisation has no address");
        }
        Letter letter = letters.of(
                PAUSED,
                register(webhook),
                Language.NL,
                Map.of(
                        "{name}", organisation.name(),
                        "{address}", String.valueOf(webhook.url().getHost()),
                        "{webhook}", webhook.id().toString()));
        return new Mail(address, Language.NL, letter);
    }

    private RegisterId register(Webhook webhook) {
        return webhook.filter().registers().stream()
                .findFirst()
                .orElseGet(() -> norms.registers().getFirst().id());
    }
}
