package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.decision.Intention;
import nl.qualityregister.decision.IntentionId;
import nl.qualityregister.decision.IntentionsAnnounced;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes to people about the end of their cycle: reminders before it, and what the register intends when it ended short. Each names what
 * is missing, the ways to get it, the day and whom to call; by mail with the letter as PDF, or as PDF alone for the office to post.
 */
@Component
class RenewalLetters implements Printable {
    static final String INTENTION = "intention-announced";
    static final String REMINDER = "renewal-reminder";
    static final String REMINDER_DONE = "renewal-reminder-done";

    private static final String CYCLE = "cycle";

    private final Outbox outbox;
    private final Cycles cycles;
    private final Hearings hearings;
    private final Shortfalls shortfalls;
    private final Recipients recipients;
    private final Stationery stationery;
    private final BusinessDay businessDay;

    RenewalLetters(
            Outbox outbox,
            Cycles cycles,
            Hearings hearings,
            Shortfalls shortfalls,
            Recipients recipients,
            Stationery stationery,
            BusinessDay businessDay) {
        this.outbox = outbox;
        this.cycles = cycles;
        this.hearings = hearings;
        this.shortfalls = shortfalls;
        this.recipients = recipients;
        this.stationery = stationery;
        this.businessDay = businessDay;
    }

    /** By mail to who has an address, by post to who has none; a term that begins anew is told anew. */
    @EventListener
    void announce(IntentionsAnnounced announced) {
        Map<CycleId, RegistrantId> whose = new HashMap<>();
        cycles.find(announced.intentions().stream().map(Intention::cycle).toList())
                .forEach(cycle -> whose.put(cycle.id(), cycle.terms().registrant()));
        Map<RegistrantId, Registrant> people = recipients.people(whose.values());
        outbox.put(announced.intentions().stream()
                .flatMap(intention -> Stream.ofNullable(whose.get(intention.cycle()))
                        .flatMap(person -> Stream.ofNullable(people.get(person)))
                        .map(person -> message(intention, person)))
                .toList());
    }

    private static NewMessage message(Intention intention, Registrant person) {
        return new NewMessage(
                "intention:" + intention.id() + ":" + intention.decidableFrom(),
                Printable.channel(person),
                Long.toString(person.id().value()),
                INTENTION,
                Map.of("intention", intention.id().toString()));
    }

    @Override
    public Set<String> templates() {
        return Set.of(INTENTION, REMINDER);
    }

    @Override
    public Mail mail(Message message) {
        return stationery.mail(this, message);
    }

    @Override
    public Posted posted(Message message, Registrant person) {
        return message.template().equals(INTENTION)
                ? intention(message, person)
                : reminder(new CycleId(Long.parseLong(message.parameter(CYCLE))), person, businessDay.today());
    }

    private Posted intention(Message message, Registrant person) {
        Intention intention = hearings.intention(new IntentionId(UUID.fromString(message.parameter("intention"))))
                .filter(found -> found.state().open())
                .orElseThrow(() -> DeliveryFailed.forGood("it is no longer intended"));
        Cycle cycle = cycles.find(intention.cycle()).orElseThrow();
        Verdict verdict = cycles.latestVerdict(cycle.id())
                .map(judged -> Verdict.fromJson(judged.result()))
                .orElseThrow();
        return written(INTENTION, cycle, verdict, person, intention.announcedOn(), intention.viewUntil());
    }

    /** Whoever has everything by now is told so; whoever's cycle is over is not reminded any more. */
    Posted reminder(CycleId id, Registrant person, LocalDate today) {
        Cycle cycle = cycles.find(id)
                .filter(found -> found.state() == CycleState.RUNNING
                        && !today.isAfter(found.terms().end()))
                .orElseThrow(() -> DeliveryFailed.forGood("the cycle is over"));
        Verdict verdict =
                Verdict.fromJson(cycles.look(id, cycle.terms().nearest(today)).result());
        return written(
                verdict.met() ? REMINDER_DONE : REMINDER,
                cycle,
                verdict,
                person,
                today,
                cycle.terms().end());
    }

    /** @param until the last day on which something can be added */
    Posted written(String template, Cycle cycle, Verdict verdict, Registrant person, LocalDate today, LocalDate until) {
        Language language = Recipients.language(person);
        Shortfalls.Shortfall shortfall = shortfalls.of(cycle, verdict, today, until, language);
        return stationery.letter(
                template,
                cycle.terms().register(),
                person,
                Map.of(
                        "{end}", DayInWords.of(cycle.terms().end()).in(language),
                        "{until}", DayInWords.of(until).in(language),
                        "{missing}", shortfall.missing(),
                        "{ways}", shortfall.ways()),
                today);
    }
}
