package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.evidence.ConfirmationId;
import nl.qualityregister.evidence.ConfirmationRequest;
import nl.qualityregister.evidence.ConfirmationState;
import nl.qualityregister.evidence.Confirmations;
import nl.qualityregister.evidence.ConfirmationsAnswered;
import nl.qualityregister.evidence.ConfirmationsAsked;
import nl.qualityregister.evidence.LinkToken;
import nl.qualityregister.evidence.NewConfirmation;
import nl.qualityregister.norm.Language;
import nl.qualityregister.registrant.Registrant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes to third parties who are asked to confirm something, and to the professional when they answered. The link is drawn when the
 * mail leaves, so that it stands in the mail and nowhere else.
 */
@Component
class ConfirmationLetters implements Correspondence {
    private static final String ASKED = "confirmation-asked";
    private static final String CONFIRMED = "confirmation-confirmed";
    private static final String DECLINED = "confirmation-declined";
    private static final String CONFIRMATION = "confirmation";

    private final Outbox outbox;
    private final Confirmations confirmations;
    private final Recipients recipients;
    private final Letters letters;
    private final String baseUrl;

    ConfirmationLetters(
            Outbox outbox,
            Confirmations confirmations,
            Recipients recipients,
            Letters letters,
            @Value("${register.public-base-url}") String baseUrl) {
        this.outbox = outbox;
        this.confirmations = confirmations;
        this.recipients = recipients;
        this.letters = letters;
        this.baseUrl = baseUrl;
    }

    @EventListener
    void announce(ConfirmationsAsked asked) {
        outbox.put(asked.requests().stream()
                .map(request -> new NewMessage(
                        CONFIRMATION + ":" + request.id() + ":asked:" + request.timesAsked(),
                        Channel.MAIL,
                        request.id().toString(),
                        ASKED,
                        Map.of(CONFIRMATION, request.id().toString())))
                .toList());
    }

    @EventListener
    void announce(ConfirmationsAnswered answered) {
        outbox.put(answered.requests().stream()
                .map(request -> new NewMessage(
                        CONFIRMATION + ":" + request.id() + ":answered",
                        Channel.MAIL,
                        Long.toString(request.asked().registrant().value()),
                        request.state() == ConfirmationState.CONFIRMED ? CONFIRMED : DECLINED,
                        Map.of(CONFIRMATION, request.id().toString())))
                .toList());
    }

    @Override
    public Set<String> templates() {
        return Set.of(ASKED, CONFIRMED, DECLINED);
    }

    @Override
    public Mail mail(Message message) {
        ConfirmationId id = new ConfirmationId(UUID.fromString(message.parameter(CONFIRMATION)));
        ConfirmationRequest request =
                confirmations.find(id).orElseThrow(() -> DeliveryFailed.forGood("the confirmation is no longer known"));
        return message.template().equals(ASKED) ? toThirdParty(request) : toProfessional(request, message.template());
    }

    private Mail toThirdParty(ConfirmationRequest request) {
        LinkToken token = confirmations
                .link(request.id())
                .orElseThrow(() -> DeliveryFailed.forGood("there is nothing to confirm any more"));
        NewConfirmation asked = request.asked();
        Language language = asked.language().equals("en") ? Language.EN : Language.NL;
        Letter letter = letters.of(
                ASKED,
                asked.register(),
                language,
                Map.of(
                        "{name}", asked.name(),
                        "{professional}",
                                recipients.person(asked.registrant()).name().formal(),
                        "{statement}", asked.statement(),
                        "{day}", day(asked.happenedOn(), language),
                        "{until}", day(request.lastDay(), language),
                        "{link}", baseUrl + "/confirm/" + token.value()));
        return new Mail(asked.email(), language, letter);
    }

    private Mail toProfessional(ConfirmationRequest request, String template) {
        Registrant person = recipients.person(request.asked().registrant());
        Language language = Recipients.language(person);
        Letter letter = letters.of(
                template,
                request.asked().register(),
                language,
                Map.of(
                        "{name}", person.name().formal(),
                        "{other}", request.asked().name(),
                        "{day}", day(request.asked().happenedOn(), language)));
        return new Mail(Recipients.address(person), language, letter);
    }

    private static String day(LocalDate day, Language language) {
        return DayInWords.of(day).in(language);
    }
}
