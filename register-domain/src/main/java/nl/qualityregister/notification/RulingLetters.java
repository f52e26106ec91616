package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.decision.NewRuling;
import nl.qualityregister.decision.Ruling;
import nl.qualityregister.decision.RulingId;
import nl.qualityregister.decision.RulingState;
import nl.qualityregister.decision.Rulings;
import nl.qualityregister.decision.RulingsConfirmed;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells what a disciplinary body's ruling does on the register: what, from when, who can see it and why, and where to appeal. */
@Component
class RulingLetters implements Printable {
    static final String MEASURE = "measure-imposed";
    private static final String RULING = "ruling";

    private final Outbox outbox;
    private final Rulings rulings;
    private final Recipients recipients;
    private final Letters letters;
    private final Stationery stationery;

    RulingLetters(Outbox outbox, Rulings rulings, Recipients recipients, Letters letters, Stationery stationery) {
        this.outbox = outbox;
        this.rulings = rulings;
        this.recipients = recipients;
        this.letters = letters;
        this.stationery = stationery;
    }

    @EventListener
    void announce(RulingsConfirmed confirmed) {
        Map<RegistrantId, Registrant> people = recipients.people(confirmed.rulings().stream()
                .map(ruling -> ruling.ruled().registrant())
                .collect(Collectors.toSet()));
        outbox.put(confirmed.rulings().stream()
                .flatMap(ruling -> Stream.ofNullable(people.get(ruling.ruled().registrant()))
                        .map(person -> new NewMessage(
                                RULING + ":" + ruling.id(),
                                Printable.channel(person),
                                Long.toString(person.id().value()),
                                MEASURE,
                                Map.of(RULING, ruling.id().toString()))))
                .toList());
    }

    @Override
    public Set<String> templates() {
        return Set.of(MEASURE);
    }

    @Override
    public Mail mail(Message message) {
        return stationery.mail(this, message);
    }

    /** What was reversed since is not told as if it stood. */
    @Override
    public Posted posted(Message message, Registrant person) {
        Ruling ruling = rulings.ruling(new RulingId(UUID.fromString(message.parameter(RULING))))
                .filter(found -> found.state() != RulingState.REVERSED)
                .orElseThrow(() -> DeliveryFailed.forGood("it does not stand any more"));
        NewRuling ruled = ruling.ruled();
        Language language = Recipients.language(person);
        LocalDate until = ruled.until();
        return stationery.letter(
                MEASURE,
                ruled.register(),
                person,
                Map.of(
                        "{body}", ruled.body(),
                        "{reference}", ruled.reference(),
                        "{day}", day(ruled.ruledOn(), language),
                        "{measure}", letters.word("measure-" + ruled.kind().code(), language),
                        "{term}",
                                letters.word(until == null ? "measure-from" : "measure-from-until", language)
                                        .replace("{from}", day(ruled.from(), language))
                                        .replace("{until}", until == null ? "" : day(until.minusDays(1), language)),
                        "{publication}",
                                letters.word(ruled.published() ? "measure-public" : "measure-not-public", language),
                        "{ground}", ruled.publicationGround()),
                LocalDate.ofInstant(message.claimedAt(), BusinessDay.AMSTERDAM));
    }

    private static String day(LocalDate day, Language language) {
        return DayInWords.of(day).in(language);
    }
}
