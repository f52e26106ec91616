package nl.qualityregister.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.norm.NormSetId;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The door of cycles. */
@Service
@Transactional
public class Cycles {
    private static final Logger LOG = LoggerFactory.getLogger(Cycles.class);

    private final CycleRows rows;
    private final Verdicts verdicts;
    private final Dossiers dossiers;
    private final Balances balances;
    private final UnjudgedRows unjudged;
    private final Norms norms;
    private final Points points;
    private final ApplicationEventPublisher events;

    Cycles(
            CycleRows rows,
            Verdicts verdicts,
            Dossiers dossiers,
            Balances balances,
            UnjudgedRows unjudged,
            Norms norms,
            Points points,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.verdicts = verdicts;
        this.dossiers = dossiers;
        this.balances = balances;
        this.unjudged = unjudged;
        this.norms = norms;
        this.points = points;
        this.events = events;
    }

    private record Key(RegistrantId registrant, RegisterId register, NormSetId normSet, LocalDate start) {
        static Key of(NewCycle cycle) {
            return new Key(cycle.registrant(), cycle.register(), cycle.norm().normSet(), cycle.start());
        }
    }

    /**
     * Opens what is new by (registrant, register, norm set, start); what is known is left as it is. Refuses with {@link CycleOverlaps}
     * when days would be covered twice. In the order given.
     */
    public List<Cycle> open(Collection<NewCycle> cycles) {
        return enter(cycles, CycleState.RUNNING);
    }

    /** As {@link #open}, for registrations that ended before they came to this register: closed from the start, never judged. */
    public List<Cycle> archive(Collection<NewCycle> cycles) {
        return enter(cycles, CycleState.CLOSED);
    }

    private List<Cycle> enter(Collection<NewCycle> cycles, CycleState state) {
        balances.lockFor(cycles);
        balances.begin(rows.insert(cycles, state));
        Map<Key, Cycle> known = rows.withSameKey(cycles).stream()
                .collect(Collectors.toMap(cycle -> Key.of(cycle.terms()), Function.identity(), (one, same) -> one));
        return cycles.stream()
                .map(wanted ->
                        Optional.ofNullable(known.get(Key.of(wanted))).orElseThrow(() -> new CycleOverlaps(wanted)))
                .toList();
    }

    /** The occupations are judged in the cycle too, from now on. */
    public Cycle join(CycleId cycle, Set<OccupationCode> occupations) {
        rows.join(cycle, occupations);
        return rows.find(cycle).orElseThrow(() -> new CycleNotFound(cycle));
    }

    /** Running cycles whose last day lies before the business day, by id from {@code after} (exclusive), at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<CycleId> due(RegisterId register, LocalDate businessDay, long after, int limit) {
        return due(register, businessDay, new CycleSpan(after, Long.MAX_VALUE), limit);
    }

    /** The same within a span, for who reads several spans at once. */
    @Transactional(readOnly = true)
    public List<CycleId> due(RegisterId register, LocalDate businessDay, CycleSpan span, int limit) {
        return rows.over(CycleState.RUNNING, register, businessDay, span, limit);
    }

    /** From the first to the last of those that are due. */
    @Transactional(readOnly = true)
    public CycleSpan due(RegisterId register, LocalDate businessDay) {
        return rows.span(CycleState.RUNNING, register, businessDay);
    }

    /** Those of the judged cycles whose latest verdict is no longer on the facts as they are. */
    @Transactional(readOnly = true)
    public List<CycleId> outdated(Collection<CycleId> judged) {
        return dossiers.outdated(judged);
    }

    /** Locks the cycles, in the order of their ids, to the end of the transaction; those that exist, in that order. */
    public List<Cycle> lock(Collection<CycleId> cycles) {
        return rows.lock(cycles);
    }

    /**
     * Judges the cycles as of their last day, whatever the business day, so that one run for three missed days says what three runs would
     * have said. A verdict is stored where the facts are not those of the latest one; {@link CyclesJudged} tells of those. The latest
     * verdict of each, in the order given; a cycle that is closed, or not over yet, is left out, and so is one that cannot be judged: it
     * is set aside with the reason ({@link #unjudged}) and stays due.
     *
     * <p>The cycles are locked first, then one statement reads the facts of all of them: at read committed a statement sees one instant,
     * and what was committed while waiting for the locks is in it, which a snapshot taken before the locks would miss.
     */
    public List<Judged> judge(Collection<CycleId> cycles, LocalDate businessDay, Actor by) {
        List<Cycle> over = rows.lock(cycles).stream()
                .filter(cycle -> cycle.state() != CycleState.CLOSED)
                .filter(cycle -> cycle.terms().end().isBefore(businessDay))
                .toList();
        Sitting sitting = sit(over);
        rows.move(sitting.judged(), CycleState.RUNNING, CycleState.JUDGED);
        unjudged.takeBack(sitting.judged());
        unjudged.setAside(sitting.failed(), businessDay);
        List<Judged> stored = verdicts.store(sitting.changed(), businessDay, sitting.at(), by);
        Map<CycleId, Judged> latest = new HashMap<>(sitting.unchanged());
        stored.forEach(judged -> latest.put(judged.cycle().id(), judged));
        if (!stored.isEmpty()) {
            events.publishEvent(new CyclesJudged(stored));
        }
        return cycles.stream().map(latest::get).filter(Objects::nonNull).toList();
    }

    /** Judges again those of the judged cycles whose facts changed since, at the price of a seal for the others. Returns the new verdicts. */
    public List<Judged> judgeAgain(Collection<CycleId> judged, LocalDate businessDay, Actor by) {
        List<CycleId> outdated = dossiers.outdated(judged);
        return outdated.isEmpty() ? List.of() : judge(outdated, businessDay, by);
    }

    /**
     * What came of judging some cycles.
     *
     * @param failed with the fault in one line
     * @param at the instant of the facts
     */
    private record Sitting(
            List<Verdicts.New> changed, Map<CycleId, Judged> unchanged, Map<CycleId, String> failed, Instant at) {
        List<CycleId> judged() {
            return Stream.concat(changed.stream().map(one -> one.cycle().id()), unchanged.keySet().stream())
                    .toList();
        }
    }

    private Sitting sit(List<Cycle> cycles) {
        Map<CycleId, StoredVerdict> earlier = verdicts.latest(ids(cycles));
        List<Verdicts.New> changed = new ArrayList<>(cycles.size());
        Map<CycleId, Judged> unchanged = new HashMap<>();
        Map<CycleId, String> failed = new HashMap<>();
        List<Cycle> judged = cycles.stream().map(Cycles::judged).toList();
        Instant at = dossiers.each(judged, cycle -> cycle.terms().end(), (cycle, gathered) -> {
            try {
                Dossier dossier = gathered.get();
                @Nullable StoredVerdict before = earlier.get(cycle.id());
                if (before != null && before.holdsFor(dossier)) {
                    unchanged.put(cycle.id(), before.judged());
                } else {
                    changed.add(Verdicts.New.of(dossier, verdict(dossier), before));
                }
            } catch (RuntimeException fault) {
                // what is wrong with one cycle, its norm or its facts, is no reason to leave a thousand others unjudged
                LOG.warn("cycle {} is set aside", cycle.id(), fault);
                failed.put(cycle.id(), inOneLine(fault));
            }
        });
        return new Sitting(changed, unchanged, failed, at);
    }

    /** Refusals carry ids only; of anything else the kind of fault is told, for its message may name what was read. */
    private static String inOneLine(RuntimeException fault) {
        return fault instanceof Refusal refusal
                ? refusal.problem() + " " + new TreeMap<>(refusal.values())
                : fault.getClass().getSimpleName();
    }

    private static Cycle judged(Cycle cycle) {
        return cycle.state() == CycleState.RUNNING
                ? new Cycle(cycle.id(), cycle.terms(), CycleState.JUDGED, cycle.version() + 1)
                : cycle;
    }

    private Verdict verdict(Dossier dossier) {
        return norms.version(dossier.cycle().terms().norm()).judge(dossier.facts());
    }

    private static List<CycleId> ids(Collection<Cycle> cycles) {
        return cycles.stream().map(Cycle::id).toList();
    }

    /** As {@link #judged(RegisterId, LocalDate, long, int)}, with their latest verdict, for {@code decision}. */
    @Transactional(readOnly = true)
    public List<Judged> awaitingDecision(RegisterId register, LocalDate businessDay, long after, int limit) {
        List<CycleId> judged = judged(register, businessDay, after, limit);
        Map<CycleId, StoredVerdict> latest = verdicts.latest(judged);
        return judged.stream()
                .map(latest::get)
                .filter(Objects::nonNull)
                .map(StoredVerdict::judged)
                .toList();
    }

    /** Judged cycles not yet closed whose last day lies before the business day, by id from {@code after} (exclusive), at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<CycleId> judged(RegisterId register, LocalDate businessDay, long after, int limit) {
        return judged(register, businessDay, new CycleSpan(after, Long.MAX_VALUE), limit);
    }

    /** The same within a span. */
    @Transactional(readOnly = true)
    public List<CycleId> judged(RegisterId register, LocalDate businessDay, CycleSpan span, int limit) {
        return rows.over(CycleState.JUDGED, register, businessDay, span, limit);
    }

    /** From the first to the last of them. */
    @Transactional(readOnly = true)
    public CycleSpan judged(RegisterId register, LocalDate businessDay) {
        return rows.span(CycleState.JUDGED, register, businessDay);
    }

    /** What could not be judged and waits for the next try, by id from {@code after} (exclusive). */
    @Transactional(readOnly = true)
    public List<Unjudged> unjudged(RegisterId register, long after, int limit) {
        return unjudged.after(register, after, limit);
    }

    /** Closes judged cycles; called by {@code decision} only, which holds their locks. */
    public void close(Collection<CycleId> cycles) {
        int closed = rows.move(cycles, CycleState.JUDGED, CycleState.CLOSED);
        if (closed != cycles.size()) {
            throw new IllegalStateException("of " + cycles.size() + " cycles to close " + closed + " were judged");
        }
    }

    /** Those that exist, by id. */
    @Transactional(readOnly = true)
    public List<Cycle> find(Collection<CycleId> ids) {
        return rows.find(ids);
    }

    @Transactional(readOnly = true)
    public Optional<Cycle> find(CycleId id) {
        return rows.find(id);
    }

    @Transactional(readOnly = true)
    public Optional<Judged> latestVerdict(CycleId id) {
        return Optional.ofNullable(latestVerdicts(List.of(id)).get(id));
    }

    /** Those that have one. */
    @Transactional(readOnly = true)
    public Map<CycleId, Judged> latestVerdicts(Collection<CycleId> ids) {
        return verdicts.latest(ids).values().stream()
                .map(StoredVerdict::judged)
                .collect(Collectors.toMap(judged -> judged.cycle().id(), Function.identity()));
    }

    /** All cycles of the registrants, oldest first. */
    @Transactional(readOnly = true)
    public Map<RegistrantId, List<Cycle>> of(Collection<RegistrantId> registrants) {
        return rows.of(registrants);
    }

    /**
     * The verdict as it would be on the day, with the facts known now; nothing is stored. One snapshot for the verdict and the list of
     * credits below it. Refuses with {@link CycleNotFound}.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public DossierView look(CycleId cycle, LocalDate asOf) {
        Cycle found = rows.find(cycle).orElseThrow(() -> new CycleNotFound(cycle));
        return views(List.of(found), any -> asOf).getFirst();
    }

    /** The same of several at once, each as of the day or the nearest of its own days; those that exist, by id. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<DossierView> look(Collection<CycleId> cycles, LocalDate asOf) {
        return views(rows.find(cycles), cycle -> cycle.terms().nearest(asOf));
    }

    private List<DossierView> views(List<Cycle> cycles, Function<Cycle, LocalDate> day) {
        Map<CycleId, Dossier> gathered = dossiers.gather(cycles, day);
        Map<RegisterId, Map<RegistrantId, List<Credit>>> credits = cycles.stream()
                .collect(Collectors.groupingBy(
                        cycle -> cycle.terms().register(),
                        Collectors.mapping(cycle -> cycle.terms().registrant(), Collectors.toSet())))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, of -> points.standing(of.getValue(), of.getKey())));
        return cycles.stream()
                .map(cycle -> view(
                        Objects.requireNonNull(gathered.get(cycle.id())),
                        Objects.requireNonNull(credits.get(cycle.terms().register()))
                                .getOrDefault(cycle.terms().registrant(), List.of())))
                .toList();
    }

    private DossierView view(Dossier dossier, List<Credit> credits) {
        Verdict verdict = verdict(dossier);
        return new DossierView(
                dossier.cycle(),
                dossier.asOf(),
                verdict.outcome(),
                verdict.met(),
                verdict.toJson(),
                credits.stream()
                        .filter(credit -> !credit.fact().completedOn().isAfter(dossier.asOf()))
                        .toList());
    }

    /**
     * Judges running cycles by another version of their norm from now on; called by {@code decision} only, which holds their locks. Their
     * days stay as they are, and so does what was judged before.
     */
    public void pin(Collection<CycleId> cycles, NormVersion to) {
        int pinned = rows.pin(cycles, to);
        if (pinned != cycles.size()) {
            throw new IllegalStateException("of " + cycles.size() + " cycles to pin " + pinned + " were running");
        }
    }
}
