package nl.qualityregister.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleNotFound;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.CyclesJudged;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceSubmitted;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Administration;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Period;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of hearing somebody before it is decided against her: the intention, with its term, her view, and then the decision. The
 * cycle is locked before the intention, wherever both are. A new verdict that is still short and says anything else, and evidence that she
 * adds, begin the term anew; a verdict that is met ends the intention.
 */
@Service
@Transactional
public class Hearings {
    /** As often as her own evidence begins the term anew, so that it ends. */
    static final int MOST_REOPENED = 3;

    private static final int LONGEST = 10_000;

    private final IntentionRows rows;
    private final Cycles cycles;
    private final Norms norms;
    private final Files files;
    private final Registrants registrants;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final BusinessDay businessDay;
    private final Clock clock;

    Hearings(
            IntentionRows rows,
            Cycles cycles,
            Norms norms,
            Files files,
            Registrants registrants,
            Trail trail,
            ApplicationEventPublisher events,
            BusinessDay businessDay,
            Clock clock) {
        this.rows = rows;
        this.cycles = cycles;
        this.norms = norms;
        this.files = files;
        this.registrants = registrants;
        this.trail = trail;
        this.events = events;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /**
     * Announces for judged cycles that did not meet their norm that they are not going to be renewed. The verdicts are brought up to
     * date first; what meets the norm by then, is decided, or has an intention that is open, is left out. Returns what is new.
     */
    public List<Intention> announce(Collection<CycleId> judged, Actor by) {
        List<CycleId> open = cycles.lock(judged).stream()
                .filter(cycle -> cycle.state() == CycleState.JUDGED)
                .map(Cycle::id)
                .toList();
        cycles.judgeAgain(open, businessDay.today(), by);
        return announced(
                cycles.latestVerdicts(open).values().stream()
                        .filter(verdict -> !verdict.met())
                        .toList(),
                by);
    }

    /**
     * The same for one, by a person, whatever its verdict says. Refuses with CycleNotFound, {@link CycleNotJudged},
     * {@link CycleAlreadyDecided} and {@link IntentionAlreadyAnnounced}.
     */
    public Intention announce(CycleId id, Actor by) {
        Cycle cycle = cycles.lock(List.of(id)).stream().findFirst().orElseThrow(() -> new CycleNotFound(id));
        switch (cycle.state()) {
            case RUNNING -> throw new CycleNotJudged(id);
            case CLOSED -> throw new CycleAlreadyDecided(id);
            case JUDGED -> cycles.judgeAgain(List.of(id), businessDay.today(), by);
        }
        return announced(List.copyOf(cycles.latestVerdicts(List.of(id)).values()), by).stream()
                .findFirst()
                .orElseThrow(() -> new IntentionAlreadyAnnounced(id));
    }

    private List<Intention> announced(List<Judged> verdicts, Actor by) {
        LocalDate today = businessDay.today();
        List<IntentionId> ids = rows.insert(
                verdicts.stream()
                        .map(verdict -> new IntentionRows.New(
                                verdict.cycle().id(),
                                verdict.id(),
                                today,
                                termFrom(today, verdict.cycle().terms())))
                        .toList(),
                by);
        List<Intention> announced = rows.find(ids);
        if (!announced.isEmpty()) {
            leave("intention-announced", announced, "task:registrar", by);
            events.publishEvent(new IntentionsAnnounced(announced));
        }
        return announced;
    }

    /** The day after a term that begins with the day, and after the days of grace and the late months that the norm gives. */
    private LocalDate termFrom(LocalDate day, NewCycle cycle) {
        Administration norm = norms.version(cycle.norm()).administration();
        LocalDate dayAfterCycle = cycle.end().plusDays(1);
        return Stream.of(
                        day.plusDays(Math.max(
                                        1,
                                        norms.register(cycle.register()).terms().viewDays())
                                + 1L),
                        dayAfterCycle.plusDays(norm.graceDays()),
                        Period.lastDay(dayAfterCycle, norm.lateMonths()).plusDays(1))
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    /**
     * Her view is kept as she gave it, for as long as the intention is open, also after the term. Refuses with
     * {@link IntentionNotFound} (also somebody else's), {@link IntentionNotInThatState}, or every fault at once.
     *
     * @param saysAll that she has nothing to add: then nobody waits for the end of the term
     */
    public Intention view(
            IntentionId id, RegistrantId person, String words, List<FileId> attached, boolean saysAll, Actor by) {
        InputRefused.ifAny(faults(words, attached, by));
        Intention intention =
                rows.lock(id).filter(found -> whose(found).equals(person)).orElseThrow(() -> new IntentionNotFound(id));
        IntentionState next = (saysAll ? IntentionMove.SAY_ALL : IntentionMove.SAY)
                .from(intention.state())
                .orElseThrow(() -> new IntentionNotInThatState(intention));
        rows.insert(id, new PersonView(UUID.randomUUID(), words.strip(), attached, saysAll, clock.instant()), by);
        if (saysAll) {
            rows.heard(id, next, businessDay.today());
        }
        Intention heard = rows.find(id).orElseThrow();
        leave("view-given", List.of(heard), "own-file", by);
        return heard;
    }

    private List<Fault> faults(String words, List<FileId> attached, Actor by) {
        List<Fault> faults = new ArrayList<>();
        if (words.isBlank()) {
            faults.add(Fault.at("/words", "required"));
        } else if (words.length() > LONGEST) {
            faults.add(Fault.at("/words", "too-long", "max", LONGEST));
        }
        Set<FileId> own = files.describe(attached).stream()
                .filter(file -> file.storedBy().equals(by.name()))
                .map(StoredFile::id)
                .collect(Collectors.toSet());
        for (int i = 0; i < attached.size(); i++) {
            if (!own.contains(attached.get(i))) {
                faults.add(Fault.at("/files/" + i, "unknown-file"));
            }
        }
        return faults;
    }

    /** Lets it go. Refuses with {@link IntentionNotFound}, {@link IntentionNotInThatState}, and InputRefused without a reason. */
    public Intention drop(IntentionId id, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Intention intention = rows.lock(id).orElseThrow(() -> new IntentionNotFound(id));
        end(intention, IntentionMove.DROP, reason.strip(), by);
        Intention dropped = rows.find(id).orElseThrow();
        leave("intention-dropped", List.of(dropped), "task:registrar", by);
        return dropped;
    }

    private void end(Intention intention, IntentionMove move, String reason, Actor by) {
        IntentionState next = move.from(intention.state()).orElseThrow(() -> new IntentionNotInThatState(intention));
        rows.end(intention.id(), next, reason, by);
    }

    /**
     * The intention by which may be decided against the person today; its cycle is locked. Refuses with {@link NoIntentionAnnounced},
     * {@link HearingNotOver} and {@link EvidenceAwaitsAssessment}.
     */
    Intention over(CycleId cycle) {
        Intention intention =
                rows.lockOpen(List.of(cycle)).stream().findFirst().orElseThrow(() -> new NoIntentionAnnounced(cycle));
        if (businessDay.today().isBefore(intention.decidableFrom())) {
            throw new HearingNotOver(intention);
        }
        if (rows.evidenceWaits(cycle)) {
            throw new EvidenceAwaitsAssessment(cycle);
        }
        return intention;
    }

    void follow(Intention intention, String reason, Actor by) {
        end(intention, IntentionMove.FOLLOW, reason, by);
    }

    /** What is renewed, or got another last day, is no longer intended otherwise. */
    void settled(Collection<CycleId> settled, String how, Actor by) {
        rows.lockOpen(settled).forEach(intention -> end(intention, IntentionMove.DROP, how, by));
    }

    @EventListener
    void judgedAnew(CyclesJudged judged) {
        Map<CycleId, Judged> verdicts = judged.verdicts().stream()
                .collect(Collectors.toMap(verdict -> verdict.cycle().id(), Function.identity()));
        List<Intention> anew = new ArrayList<>();
        for (Intention intention : rows.lockOpen(verdicts.keySet())) {
            Judged verdict = verdicts.get(intention.cycle());
            if (verdict == null || verdict.id() == intention.verdict()) {
                continue;
            }
            if (verdict.met()) {
                end(intention, IntentionMove.DROP, "the norm is met", Actor.job("EvaluateCycles"));
            } else if (rows.saySame(intention.verdict(), verdict.id())) {
                rows.restOn(intention.id(), verdict.id());
            } else {
                reopen(intention, verdict.id(), verdict.cycle().terms(), 0);
                anew.add(intention);
            }
        }
        announceAnew(anew);
    }

    /** What she hands in is looked at before it is decided. */
    @EventListener
    void evidenceAdded(EvidenceSubmitted submitted) {
        Map<RegistrantId, Set<RegisterId>> added = new HashMap<>();
        for (Evidence piece : submitted.evidence()) {
            added.computeIfAbsent(piece.registrant(), any -> new TreeSet<>(Comparator.comparing(RegisterId::value)))
                    .add(piece.register());
        }
        List<Intention> anew = new ArrayList<>();
        added.forEach((registrant, registers) -> registers.forEach(register -> {
            for (Intention intention : rows.lockOpen(rows.open(registrant, register))) {
                if (rows.reopened(intention.id()) < MOST_REOPENED) {
                    reopen(
                            intention,
                            intention.verdict(),
                            cycles.find(intention.cycle()).orElseThrow().terms(),
                            1);
                    anew.add(intention);
                }
            }
        }));
        announceAnew(anew);
    }

    private void reopen(Intention intention, long verdict, NewCycle cycle, int more) {
        LocalDate term = termFrom(businessDay.today(), cycle);
        rows.reopen(
                intention.id(),
                IntentionMove.REOPEN.from(intention.state()).orElseThrow(() -> new IntentionNotInThatState(intention)),
                verdict,
                term.isAfter(intention.decidableFrom()) ? term : intention.decidableFrom(),
                more);
    }

    private void announceAnew(List<Intention> reopened) {
        if (!reopened.isEmpty()) {
            events.publishEvent(new IntentionsAnnounced(
                    rows.find(reopened.stream().map(Intention::id).toList())));
        }
    }

    /**
     * Judged cycles that did not meet their norm, are over before the day, of people whose registration still runs, and of which nothing is
     * announced yet, by id from {@code after} (exclusive), at most {@code limit}.
     */
    @Transactional(readOnly = true)
    public List<CycleId> awaiting(RegisterId register, LocalDate day, long after, int limit) {
        return rows.awaiting(register, day, businessDay.today(), after, limit);
    }

    @Transactional(readOnly = true)
    public Optional<Intention> intention(IntentionId id) {
        return rows.find(id);
    }

    /** The latest of each cycle that has one. */
    @Transactional(readOnly = true)
    public Map<CycleId, Intention> of(Collection<CycleId> cycles) {
        return rows.of(cycles).stream().collect(Collectors.toMap(Intention::cycle, Function.identity()));
    }

    /** All of the person, the newest first. */
    @Transactional(readOnly = true)
    public List<Intention> of(RegistrantId registrant) {
        return rows.of(registrant);
    }

    /** Open ones, the first that can be decided first. */
    @Transactional(readOnly = true)
    public List<Intention> open(Optional<IntentionId> after, int limit) {
        return rows.open(after, limit);
    }

    private RegistrantId whose(Intention intention) {
        return cycles.find(intention.cycle()).orElseThrow().terms().registrant();
    }

    private void leave(String act, List<Intention> intentions, String ground, Actor by) {
        Set<RegistrantId> people = cycles
                .find(intentions.stream().map(Intention::cycle).toList())
                .stream()
                .map(cycle -> cycle.terms().registrant())
                .collect(Collectors.toSet());
        List<String> numbers = registrants.byId(people).values().stream()
                .map(person -> person.number().value())
                .sorted()
                .toList();
        String object =
                intentions.size() == 1 ? "intention:" + intentions.getFirst().id() : "intentions:" + intentions.size();
        trail.record(List.of(new Footprint(by, act, object, numbers, ground, null)));
    }
}
