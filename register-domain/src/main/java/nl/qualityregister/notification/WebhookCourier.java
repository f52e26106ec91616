package nl.qualityregister.notification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.Registration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells organisations by HTTP: a CloudEvent 1.0 in JSON as the NL GOV profile has it, with the registration number, never a name, signed
 * as an HTTP message. Any answer of the two hundreds is an arrival; redirects are not followed; 410 means never again.
 */
@Component
class WebhookCourier implements Courier {
    static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    private static final String CHANGED = "nl.qualityregister.registration.status-changed";
    private static final String ENDING = "nl.qualityregister.registration.ending-near";
    private static final String CHALLENGED = "nl.qualityregister.webhook.challenge";
    private static final int GONE = 410;

    private final WebhookRows webhooks;
    private final WebhookKeys keys;
    private final WebhookPost post;
    private final Tellable tellable;
    private final Recipients recipients;
    private final JsonMapper json;
    private final String source;
    private final String baseUrl;
    private final Clock clock;

    WebhookCourier(
            WebhookRows webhooks,
            WebhookKeys keys,
            WebhookPost post,
            Tellable tellable,
            Recipients recipients,
            JsonMapper json,
            @Value("${register.event-source}") String source,
            @Value("${register.public-base-url}") String baseUrl,
            Clock clock) {
        this.webhooks = webhooks;
        this.keys = keys;
        this.post = post;
        this.tellable = tellable;
        this.recipients = recipients;
        this.json = json;
        this.source = source;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public String bring(Message message) {
        Webhook webhook = webhooks.find(new WebhookId(UUID.fromString(message.recipient())))
                .filter(found -> found.state() != WebhookState.ENDED)
                .orElseThrow(() -> DeliveryFailed.forGood("the webhook has ended"));
        WebhookPost.Answer answer = answer(webhook.url(), json.writeValueAsBytes(event(message, webhook)));
        if (answer.status() == GONE) {
            throw DeliveryFailed.gone("answered " + GONE);
        }
        if (answer.status() / 100 != 2) {
            throw DeliveryFailed.forNow("answered " + answer.status());
        }
        boolean challenge = DeliveryAbout.of(message.template()) == DeliveryAbout.CHALLENGE;
        return "answered " + answer.status() + (challenge ? echoed(webhook, answer) : "");
    }

    private String echoed(Webhook webhook, WebhookPost.Answer answer) {
        if (!webhooks.challenge(webhook.id()).equals(challengeIn(answer.text()))) {
            return " without the challenge: it waits to be confirmed";
        }
        webhooks.confirm(webhook.id());
        return " with the challenge";
    }

    private String challengeIn(String text) {
        try {
            return json.readTree(text).path("challenge").asString("");
        } catch (JacksonException e) {
            return text.strip();
        }
    }

    private WebhookPost.Answer answer(URI url, byte[] content) {
        ECKey key = keys.signing();
        try {
            MessageSignature signature = MessageSignature.of(
                    url, CONTENT_TYPE, content, key.getKeyID(), key.toECPrivateKey(), clock.instant());
            return post.send(
                    url,
                    Map.of(
                            "Content-Type", CONTENT_TYPE,
                            "Content-Digest", signature.contentDigest(),
                            "Signature-Input", signature.input(),
                            "Signature", signature.signature()),
                    content);
        } catch (AddressRefused e) {
            throw DeliveryFailed.forNow(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw DeliveryFailed.forNow(e.getClass().getSimpleName());
        } catch (JOSEException e) {
            throw new IllegalStateException("the webhook key is none", e);
        }
    }

    private Map<String, Object> event(Message message, Webhook webhook) {
        return switch (DeliveryAbout.of(message.template())) {
            case CHALLENGE -> {
                Map<String, Object> event =
                        event(CHALLENGED, message, clock.instant().toString());
                event.put(
                        "data",
                        Map.of("webhookId", webhook.id().toString(), "challenge", webhooks.challenge(webhook.id())));
                yield event;
            }
            case CHANGE -> changed(message, told(message, webhook));
            case ENDING -> ending(message, due(message));
        };
    }

    private Map<String, Object> event(String type, Message message, String time) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("type", type);
        event.put("source", source);
        event.put("id", message.id().toString());
        event.put("datacontenttype", "application/json");
        event.put("time", time);
        return event;
    }

    private Map<String, Object> changed(Message message, StatusChange change) {
        Map<String, Object> event = event(CHANGED, message, change.recordedAt().toString());
        event.put("subject", change.number().value());
        event.put("sequence", Long.toString(change.index()));
        event.put("sequencetype", "Integer");
        event.put("dataref", baseUrl + "/v1/changes?after=" + (change.index() - 1) + "&limit=1");
        event.put("data", data(change));
        return event;
    }

    private Map<String, Object> ending(Message message, DueSoon due) {
        Map<String, Object> event = event(ENDING, message, message.parameter("at"));
        event.put("subject", due.number().value());
        event.put("dataref", baseUrl + "/v1/registrations/" + due.number());
        event.put(
                "data",
                Map.of(
                        "registrationNumber",
                        due.number().value(),
                        "register",
                        due.registration().register().value(),
                        "occupation",
                        due.registration().occupation().value(),
                        "validUntil",
                        due.validUntil().toString()));
        return event;
    }

    private DueSoon due(Message message) {
        RegistrantId person = new RegistrantId(Long.parseLong(message.parameter("registrant")));
        return tellable.today(new DueSoon(
                        recipients.person(person).number(),
                        new Registration(
                                person,
                                new RegisterId(message.parameter("register")),
                                new OccupationCode(message.parameter("occupation"))),
                        LocalDate.parse(message.parameter("validUntil"))))
                .orElseThrow(() -> DeliveryFailed.forGood("it does not fall due any more"));
    }

    private StatusChange told(Message message, Webhook webhook) {
        return tellable.today(message.change())
                .filter(change -> webhook.filter().kinds().isEmpty()
                        || webhook.filter().kinds().contains(change.kind()))
                .orElseThrow(() -> DeliveryFailed.forGood("it is not told any more"));
    }

    private static Map<String, Object> data(StatusChange change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("index", change.index());
        data.put("registrationNumber", change.number().value());
        data.put("register", change.registration().register().value());
        data.put("occupation", change.registration().occupation().value());
        data.put("kind", change.kind().code());
        data.put("status", change.status().code());
        data.put("validFrom", change.trueFrom().toString());
        Optional.ofNullable(change.trueUntil())
                .ifPresent(day -> data.put("until", day.minusDays(1).toString()));
        Optional.ofNullable(change.validUntil()).ifPresent(day -> data.put("validUntil", day.toString()));
        return data;
    }
}
