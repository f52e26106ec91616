package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.CyclesNotRenewed;
import nl.qualityregister.decision.DecisionId;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.RenewalDecision;
import nl.qualityregister.decision.RenewalOutcome;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The decision not to renew, as the person gets it: why, what was missing, from which day, and what she can do about it. */
@Component
class DecisionLetters implements Printable {
    static final String NOT_RENEWED = "not-renewed";

    private static final String DECISION = "decision";

    private final Outbox outbox;
    private final Decisions decisions;
    private final Cycles cycles;
    private final Shortfalls shortfalls;
    private final Recipients recipients;
    private final Letters letters;
    private final Stationery stationery;
    private final Norms norms;

    DecisionLetters(
            Outbox outbox,
            Decisions decisions,
            Cycles cycles,
            Shortfalls shortfalls,
            Recipients recipients,
            Letters letters,
            Stationery stationery,
            Norms norms) {
        this.outbox = outbox;
        this.decisions = decisions;
        this.cycles = cycles;
        this.shortfalls = shortfalls;
        this.recipients = recipients;
        this.letters = letters;
        this.stationery = stationery;
        this.norms = norms;
    }

    @EventListener
    void announce(CyclesNotRenewed decided) {
        Map<RegistrantId, Registrant> people = recipients.people(
                decided.decisions().stream().map(one -> whose(one.decision())).toList());
        outbox.put(decided.decisions().stream()
                .flatMap(one -> Stream.ofNullable(people.get(whose(one.decision())))
                        .map(person -> new NewMessage(
                                DECISION + ":" + one.decision().id(),
                                Printable.channel(person),
                                Long.toString(person.id().value()),
                                NOT_RENEWED,
                                Map.of(
                                        DECISION,
                                        one.decision().id().toString(),
                                        "on",
                                        one.on().toString(),
                                        "from",
                                        one.from().toString()))))
                .toList());
    }

    private static RegistrantId whose(RenewalDecision decision) {
        return decision.cycle().terms().registrant();
    }

    @Override
    public Set<String> templates() {
        return Set.of(NOT_RENEWED);
    }

    @Override
    public Mail mail(Message message) {
        return stationery.mail(this, message);
    }

    @Override
    public Posted posted(Message message, Registrant person) {
        RenewalDecision decision = decisions
                .decision(new DecisionId(UUID.fromString(message.parameter(DECISION))))
                .filter(found -> found.outcome() == RenewalOutcome.NOT_RENEWED)
                .orElseThrow(() -> DeliveryFailed.forGood("it is not decided so any more"));
        Cycle cycle = decision.cycle();
        Verdict verdict = cycles.latestVerdict(cycle.id())
                .map(judged -> Verdict.fromJson(judged.result()))
                .orElseThrow();
        Language language = Recipients.language(person);
        Register register = norms.register(cycle.terms().register());
        LocalDate decidedOn = LocalDate.parse(message.parameter("on"));
        LocalDate until = decidedOn.plusDays(register.terms().objectionDays());
        Shortfalls.Shortfall shortfall =
                shortfalls.afterwards(cycle, verdict, objecting(register, until, language), language);
        return stationery.letter(
                NOT_RENEWED,
                register.id(),
                person,
                Map.of(
                        "{end}", day(cycle.terms().end(), language),
                        "{from}", day(LocalDate.parse(message.parameter("from")), language),
                        "{until}", day(until, language),
                        "{reason}", Objects.requireNonNullElse(decision.reason(), ""),
                        "{missing}", shortfall.missing(),
                        "{ways}", shortfall.ways()),
                decidedOn);
    }

    private List<String> objecting(Register register, LocalDate until, Language language) {
        List<String> ways = new ArrayList<>();
        ways.add(letters.word("way-object", language).replace("{until}", day(until, language))
                + (register.terms().objectionSuspends() ? " " + letters.word("way-object-suspends", language) : ""));
        return ways;
    }

    private static String day(LocalDate day, Language language) {
        return DayInWords.of(day).in(language);
    }
}
