package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.CycleTerms;
import nl.qualityregister.cycle.CycleTerms.NewEnd;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.PeriodEnds;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of periods that end later because their norm says so: an interruption, a deferral or a suspension stopped its clock. Nobody
 * asks for it and nobody decides it; when the fact is taken back, so is the later end. What a person extends is in {@link Extensions}.
 */
@Service
@Transactional
public class NormExtensions {
    /** A longer period may take in more of an interruption that goes on; by then it has settled. */
    private static final int ROUNDS = 4;

    private final NormExtensionRows rows;
    private final PeriodEnds ends;
    private final CycleTerms terms;
    private final Cycles cycles;
    private final Hearings hearings;
    private final Standings standings;
    private final Registrants registrants;
    private final Roll roll;
    private final Trail trail;
    private final BusinessDay businessDay;

    NormExtensions(
            NormExtensionRows rows,
            PeriodEnds ends,
            CycleTerms terms,
            Cycles cycles,
            Hearings hearings,
            Standings standings,
            Registrants registrants,
            Roll roll,
            Trail trail,
            BusinessDay businessDay) {
        this.rows = rows;
        this.ends = ends;
        this.terms = terms;
        this.cycles = cycles;
        this.hearings = hearings;
        this.standings = standings;
        this.registrants = registrants;
        this.roll = roll;
        this.trail = trail;
        this.businessDay = businessDay;
    }

    /** Undecided cycles to look at: over before the day, of a norm that may move their end; by id from {@code after} (exclusive). */
    @Transactional(readOnly = true)
    public List<CycleId> toLookAt(RegisterId register, LocalDate until, long after, int limit) {
        return ends.movable(register, until, after, limit);
    }

    /**
     * Lets those of the cycles whose norm says so end on another day; one that was judged runs again, and what was intended is let go. A
     * decided one is left as it is. Returns those that end otherwise now; done twice it does nothing.
     *
     * @param day the business day
     */
    public List<Cycle> follow(Collection<CycleId> wanted, LocalDate day, Actor by) {
        Map<CycleId, Cycle> before = undecided(cycles.lock(wanted));
        Map<CycleId, Cycle> now = before;
        Map<CycleId, LocalDate> plain = plainEnds(before);
        for (int round = 0; round < ROUNDS && !now.isEmpty(); round++) {
            now = move(now, plain, day);
        }
        List<Cycle> moved = cycles.find(before.keySet()).stream()
                .filter(cycle -> !cycle.terms()
                        .end()
                        .equals(Objects.requireNonNull(before.get(cycle.id()))
                                .terms()
                                .end()))
                .toList();
        if (!moved.isEmpty()) {
            record(moved, plain, by);
        }
        return moved;
    }

    private static Map<CycleId, Cycle> undecided(List<Cycle> locked) {
        return locked.stream()
                .filter(cycle -> cycle.state() != CycleState.CLOSED)
                .collect(Collectors.toMap(Cycle::id, Function.identity()));
    }

    /** Without what its norm added; what a person added since moves that day too. */
    private Map<CycleId, LocalDate> plainEnds(Map<CycleId, Cycle> undecided) {
        Map<CycleId, LocalDate> plain = new HashMap<>();
        rows.latest(undecided.keySet())
                .forEach((id, added) -> plain.put(
                        id,
                        Objects.requireNonNull(undecided.get(id)).terms().end().minusDays(added.days())));
        undecided.forEach((id, cycle) -> plain.putIfAbsent(id, cycle.terms().end()));
        return plain;
    }

    /** Those that moved, as they are now. */
    private Map<CycleId, Cycle> move(Map<CycleId, Cycle> looked, Map<CycleId, LocalDate> plain, LocalDate day) {
        List<NewEnd> others = new ArrayList<>();
        ends.byNorm(looked.values(), plain, day).forEach((id, end) -> {
            if (!end.equals(Objects.requireNonNull(looked.get(id)).terms().end())) {
                others.add(new NewEnd(id, end));
            }
        });
        if (others.isEmpty()) {
            return Map.of();
        }
        terms.end(others);
        return undecided(cycles.find(others.stream().map(NewEnd::cycle).toList()));
    }

    private void record(List<Cycle> moved, Map<CycleId, LocalDate> plain, Actor by) {
        List<NormExtensionRows.Added> added = moved.stream()
                .map(cycle -> new NormExtensionRows.Added(
                        UUID.randomUUID(),
                        cycle.id(),
                        Objects.requireNonNull(plain.get(cycle.id())),
                        cycle.terms().end()))
                .toList();
        rows.insert(added, by);
        hearings.settled(moved.stream().map(Cycle::id).toList(), "another last day", by);
        leave(moved, by);
        enter(moved, added, by);
    }

    private void enter(List<Cycle> moved, List<NormExtensionRows.Added> added, Actor by) {
        LocalDate today = businessDay.today();
        Map<CycleId, UUID> basis =
                added.stream().collect(Collectors.toMap(NormExtensionRows.Added::cycle, NormExtensionRows.Added::id));
        Map<CycleId, List<Standings.Standing>> standing =
                standings.of(moved.stream().map(Cycle::id).toList(), today);
        List<NewEntry> entries = moved.stream()
                .flatMap(cycle -> standing.getOrDefault(cycle.id(), List.of()).stream()
                        .filter(Standings.Standing::lasts)
                        .map(one -> new NewEntry(
                                new Registration(
                                        cycle.terms().registrant(),
                                        cycle.terms().register(),
                                        one.occupation()),
                                EntryKind.EXTENDED,
                                Status.REGISTERED,
                                today,
                                null,
                                cycle.terms().end(),
                                by,
                                "norm-extension:" + basis.get(cycle.id()))))
                .toList();
        for (int from = 0; from < entries.size(); from += Roll.MOST_AT_ONCE) {
            roll.append(entries.subList(from, Math.min(entries.size(), from + Roll.MOST_AT_ONCE)));
        }
    }

    private void leave(List<Cycle> moved, Actor by) {
        List<String> numbers = registrants
                .byId(moved.stream().map(cycle -> cycle.terms().registrant()).collect(Collectors.toSet()))
                .values()
                .stream()
                .map(person -> person.number().value())
                .sorted()
                .toList();
        trail.record(List.of(
                new Footprint(by, "cycles-extended", "norm-extensions:" + moved.size(), numbers, "norm", null)));
    }
}
