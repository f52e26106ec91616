package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.course.ProvidersReminded;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reminds providers, in Dutch, at their organisation's address. */
@Component
class ProviderLetters implements Correspondence {
    private static final String TEMPLATE = "provider-";

    private final Outbox outbox;
    private final Organisations organisations;
    private final Letters letters;

    ProviderLetters(Outbox outbox, Organisations organisations, Letters letters) {
        this.outbox = outbox;
        this.organisations = organisations;
        this.letters = letters;
    }

    @EventListener
    void announce(ProvidersReminded reminded) {
        outbox.put(reminded.reminders().stream()
                .map(reminder -> new NewMessage(
                        "provider:" + reminder.key(),
                        Channel.MAIL,
                        reminder.provider().value(),
                        template(reminder.why()),
                        Map.of(
                                "register", reminder.register().value(),
                                "about", reminder.about(),
                                "day", reminder.day().toString())))
                .toList());
    }

    private static String template(ProvidersReminded.Why why) {
        return TEMPLATE + why.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Set<String> templates() {
        return Arrays.stream(ProvidersReminded.Why.values())
                .map(ProviderLetters::template)
                .collect(Collectors.toSet());
    }

    @Override
    public Mail mail(Message message) {
        Organisation provider = organisations.find(List.of(new OrganisationId(message.recipient()))).stream()
                .findFirst()
                .orElseThrow(() -> DeliveryFailed.forGood("the provider is no longer known"));
        String address = provider.email();
        if (address == null) {
            throw DeliveryFailed.forGood("the provider has no address");
        }
        LocalDate day = LocalDate.parse(message.parameter("day"));
        Letter letter = letters.of(
                message.template(),
                new RegisterId(message.parameter("register")),
                Language.NL,
                Map.of(
                        "{name}", provider.name(),
                        "{about}", message.parameter("about"),
                        "{until}", DayInWords.of(day).in(Language.NL)));
        return new Mail(address, Language.NL, letter);
    }
}
