package nl.qualityregister.notification;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.registrant.Consent;
import nl.qualityregister.registrant.ConsentScope;
import nl.qualityregister.registrant.ConsentState;
import nl.qualityregister.registrant.Consents;
import nl.qualityregister.registrant.Registrant;
import org.springframework.stereotype.Component;

/** Tells an employer to whom somebody opened her dossier, and nobody else, that her cycle is about to end; not what she lacks. */
@Component
class EmployerLetters implements Correspondence {
    static final String REMINDER = "renewal-reminder-employer";

    private final Cycles cycles;
    private final Consents consents;
    private final Organisations organisations;
    private final Recipients recipients;
    private final Letters letters;
    private final BusinessDay businessDay;

    EmployerLetters(
            Cycles cycles,
            Consents consents,
            Organisations organisations,
            Recipients recipients,
            Letters letters,
            BusinessDay businessDay) {
        this.cycles = cycles;
        this.consents = consents;
        this.organisations = organisations;
        this.recipients = recipients;
        this.letters = letters;
        this.businessDay = businessDay;
    }

    @Override
    public Set<String> templates() {
        return Set.of(REMINDER);
    }

    @Override
    public Mail mail(Message message) {
        Registrant person = recipients.person(message);
        Cycle cycle = cycles.find(new CycleId(Long.parseLong(message.parameter("cycle"))))
                .filter(found -> found.state() == CycleState.RUNNING)
                .orElseThrow(() -> DeliveryFailed.forGood("the cycle is over"));
        Organisation employer = employer(person);
        String address = employer.email();
        if (address == null) {
            throw DeliveryFailed.forGood("the employer has no address");
        }
        Letter letter = letters.of(
                REMINDER,
                cycle.terms().register(),
                Language.NL,
                Map.of(
                        "{name}", employer.name(),
                        "{professional}", person.name().formal(),
                        "{number}", person.number().value(),
                        "{end}", DayInWords.of(cycle.terms().end()).in(Language.NL)));
        return new Mail(address, Language.NL, letter);
    }

    /** As consent stands when it leaves. */
    private Organisation employer(Registrant person) {
        return consents.of(Set.of(person.id())).stream()
                .filter(consent -> consent.state(businessDay.today()) == ConsentState.IN_FORCE
                        && consent.scopes().contains(ConsentScope.DOSSIER))
                .map(Consent::organisation)
                .findFirst()
                .flatMap(id -> organisations.find(List.of(id)).stream().findFirst())
                .orElseThrow(() -> DeliveryFailed.forGood("no employer may be told"));
    }
}
