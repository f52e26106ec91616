package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.cycle.AuditDraws;
import nl.qualityregister.cycle.AuditOutcome;
import nl.qualityregister.cycle.AuditSampleDrawn;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who was drawn for an audit what is asked, by when, and that it says nothing of her. */
@Component
class AuditLetters implements Printable {
    static final String DRAWN = "audit-drawn";

    private final Outbox outbox;
    private final AuditDraws draws;
    private final Cycles cycles;
    private final Recipients recipients;
    private final Stationery stationery;

    AuditLetters(Outbox outbox, AuditDraws draws, Cycles cycles, Recipients recipients, Stationery stationery) {
        this.outbox = outbox;
        this.draws = draws;
        this.cycles = cycles;
        this.recipients = recipients;
        this.stationery = stationery;
    }

    @EventListener
    void announce(AuditSampleDrawn sample) {
        Map<RegistrantId, Registrant> people = recipients.people(sample.cycles().stream()
                .map(drawn -> drawn.cycle().terms().registrant())
                .toList());
        outbox.put(sample.cycles().stream()
                .flatMap(drawn -> Stream.ofNullable(
                                people.get(drawn.cycle().terms().registrant()))
                        .map(person -> new NewMessage(
                                "audit:" + sample.draw().id() + ":"
                                        + drawn.cycle().id(),
                                Printable.channel(person),
                                Long.toString(person.id().value()),
                                DRAWN,
                                Map.of(
                                        "draw", sample.draw().id().toString(),
                                        "cycle", drawn.cycle().id().toString(),
                                        "until", drawn.respondBy().toString()))))
                .toList());
    }

    @Override
    public Set<String> templates() {
        return Set.of(DRAWN);
    }

    @Override
    public Mail mail(Message message) {
        return stationery.mail(this, message);
    }

    @Override
    public Posted posted(Message message, Registrant person) {
        CycleId id = new CycleId(Long.parseLong(message.parameter("cycle")));
        if (draws.outcomes(List.of(id)).get(id) != AuditOutcome.OPEN) {
            throw DeliveryFailed.forGood("it has been looked at already");
        }
        Cycle cycle = cycles.find(id).orElseThrow();
        LocalDate until = LocalDate.parse(message.parameter("until"));
        return stationery.letter(
                DRAWN,
                cycle.terms().register(),
                person,
                Map.of(
                        "{end}", DayInWords.of(cycle.terms().end()).in(Recipients.language(person)),
                        "{draw}", message.parameter("draw"),
                        "{cycle}", id.toString(),
                        "{until}", DayInWords.of(until).in(Recipients.language(person))),
                LocalDate.ofInstant(message.claimedAt(), nl.qualityregister.house.BusinessDay.AMSTERDAM));
    }
}
