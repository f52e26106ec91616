package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleCuts;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.decision.MergerPreview.OfRegistration;
import nl.qualityregister.decision.MergerPreview.Way;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.CreditSource;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrantNotFound;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of merging two numbers of one person (samenvoeging): shown, proposed by one, carried out by another just as it was shown, and
 * undone by one decision. No key is rewritten: the number leads to the survivor's, what only the merged number had on the roll is entered
 * for the survivor too, what its ledger holds is credited to the survivor as well, and its other evidence is read under both.
 */
@Service
@Transactional
public class Mergers {
    private final MergerRows rows;
    private final MergerSurvey survey;
    private final MergerFaults faults;
    private final Visibilities visibilities;
    private final Registrants registrants;
    private final Cycles cycles;
    private final CycleCuts cuts;
    private final Hearings hearings;
    private final Points points;
    private final Norms norms;
    private final Roll roll;
    private final Trail trail;
    private final BusinessDay businessDay;

    Mergers(
            MergerRows rows,
            MergerSurvey survey,
            MergerFaults faults,
            Visibilities visibilities,
            Registrants registrants,
            Cycles cycles,
            CycleCuts cuts,
            Hearings hearings,
            Points points,
            Norms norms,
            Roll roll,
            Trail trail,
            BusinessDay businessDay) {
        this.rows = rows;
        this.survey = survey;
        this.faults = faults;
        this.visibilities = visibilities;
        this.registrants = registrants;
        this.cycles = cycles;
        this.cuts = cuts;
        this.hearings = hearings;
        this.points = points;
        this.norms = norms;
        this.roll = roll;
        this.trail = trail;
        this.businessDay = businessDay;
    }

    /**
     * What it would do now. Refuses with RegistrantNotFound, and with every fault at once: the same number twice, one that is hidden,
     * merged or erased, other dates of birth, a measure, a suspension, a strike-off or a death, a registration that runs under the merged
     * number and ended under the other, a cycle that awaits a decision, a lapse or an objection that waits, cycles that would overlap.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public MergerPreview preview(RegistrantId loser, RegistrantId survivor) {
        return plan(loser, survivor).preview();
    }

    private MergerPlan plan(RegistrantId loser, RegistrantId survivor) {
        Map<RegistrantId, Registrant> people = registrants.byId(List.of(loser, survivor));
        Registrant one = Optional.ofNullable(people.get(loser)).orElseThrow(RegistrantNotFound::new);
        Registrant other = Optional.ofNullable(people.get(survivor)).orElseThrow(RegistrantNotFound::new);
        InputRefused.ifAny(faults.ofPeople(one, other));
        MergerPlan plan = survey.plan(loser, survivor);
        InputRefused.ifAny(faults.ofPlan(plan));
        return plan;
    }

    /**
     * Proposes what a preview showed. Refuses as {@link #preview}, with {@link MergerPending}, with {@link MergerOutdated}, which holds the
     * new preview, when the digest is not that of what would be done now, and with InputRefused without a reason.
     */
    public Merger propose(RegistrantId loser, RegistrantId survivor, String digest, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        MergerPlan plan = plan(loser, survivor);
        require(plan, digest);
        Merger merger = rows.find(rows.insert(loser, survivor, digest, reason.strip(), by))
                .orElseThrow();
        leave("merger-proposed", merger, by);
        return merger;
    }

    private static void require(MergerPlan plan, String digest) {
        if (!plan.preview().digest().equals(digest)) {
            throw new MergerOutdated(plan.preview());
        }
    }

    /**
     * Another person carries it out. The cycles of both are locked before they are looked at. Refuses with {@link MergerNotFound},
     * {@link MergerNotInThatState} (also who comes second), {@link OwnCase}, and as {@link #propose}.
     */
    public Merger confirm(MergerId id, Actor by) {
        Merger merger = locked(id, MergerMove.CONFIRM);
        hold(merger);
        MergerPlan plan = plan(merger.loser(), merger.survivor());
        require(plan, merger.digest());
        rows.decide(id, MergerState.IN_EFFECT, null, by);
        visibilities.merge(merger.loser(), merger.survivor(), by);
        mergeCycles(merger, plan);
        points.credit(
                plan.credits().stream()
                        .map(credit -> MergedLedger.copy(credit, merger))
                        .toList(),
                by);
        rows.keep(id, plan.preview().registrations());
        leave("merger-confirmed", merger, by);
        roll.append(entries(merger, plan.preview().registrations(), by));
        return rows.find(id).orElseThrow();
    }

    private void hold(Merger merger) {
        cycles.lock(cycles.of(List.of(merger.loser(), merger.survivor())).values().stream()
                .flatMap(List::stream)
                .map(Cycle::id)
                .toList());
    }

    private void mergeCycles(Merger merger, MergerPlan plan) {
        plan.ended()
                .forEach(cycle -> rows.keep(
                        merger.id(),
                        new MergerRows.Kept(
                                cycle.id(),
                                Way.ENDED,
                                cycle.terms().end(),
                                cycle.terms().occupations())));
        cuts.cut(
                plan.ended().stream().map(Cycle::id).toList(),
                businessDay.today().minusDays(1));
        plan.joined().forEach(join -> {
            cycles.join(join.cycle(), join.occupations());
            rows.keep(merger.id(), new MergerRows.Kept(join.cycle(), Way.JOINED, join.end(), join.occupations()));
        });
        for (NewCycle terms : plan.opened()) {
            Cycle opened = cycles.open(List.of(terms)).getFirst();
            if (opened.state() == CycleState.CLOSED) {
                // of an earlier merger of the two, which was undone
                cuts.restore(opened.id(), terms.end(), CycleState.RUNNING, terms.occupations());
            }
            rows.keep(merger.id(), new MergerRows.Kept(opened.id(), Way.OPENED, terms.end(), terms.occupations()));
        }
    }

    private List<NewEntry> entries(Merger merger, List<OfRegistration> stretches, Actor by) {
        List<NewEntry> entries = new ArrayList<>();
        int place = 0;
        for (OfRegistration one : stretches) {
            if (one.carried()) {
                entries.add(new NewEntry(
                        registration(merger.survivor(), one),
                        EntryKind.MERGED,
                        one.status(),
                        one.from(),
                        one.until(),
                        one.validUntil(),
                        by,
                        merger.basis() + "/" + place++));
            }
        }
        stretches.stream()
                .filter(one -> !one.carried())
                .map(one -> registration(merger.loser(), one))
                .distinct()
                .forEach(registration -> entries.add(new NewEntry(
                        registration,
                        EntryKind.MERGED,
                        Status.WITHDRAWN,
                        businessDay.today(),
                        null,
                        null,
                        by,
                        merger.basis())));
        return entries;
    }

    private static Registration registration(RegistrantId person, OfRegistration one) {
        return new Registration(person, one.register(), one.occupation());
    }

    /** Refuses itself as {@link #confirm}, and with InputRefused without a reason. */
    public Merger refuse(MergerId id, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Merger merger = locked(id, MergerMove.REFUSE);
        rows.decide(id, MergerState.REFUSED, reason.strip(), by);
        leave("merger-refused", merger, by);
        return rows.find(id).orElseThrow();
    }

    /**
     * They were two people after all: both numbers are as they were, what was credited to the survivor is taken back by counter-entries,
     * and the roll says of the days that were carried that they never were the survivor's. Refuses with {@link MergerNotFound},
     * {@link MergerNotInThatState}, {@link MergerBuiltUpon}, and InputRefused without a reason.
     */
    public Merger undo(MergerId id, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Merger merger = locked(id, MergerMove.UNDO);
        hold(merger);
        List<MergerRows.Kept> kept = rows.cycles(id);
        requireUntouched(merger, kept);
        rows.undo(id, reason.strip(), by);
        List<RegistrantId> followers = rows.ledTo(merger.loser());
        visibilities.part(merger.loser(), followers, by);
        takeBack(merger, by);
        kept.forEach(one -> giveBack(one, by));
        leave("merger-undone", merger, by);
        roll.append(corrections(merger, rows.stretches(id), by));
        return rows.find(id).orElseThrow();
    }

    private void requireUntouched(Merger merger, List<MergerRows.Kept> kept) {
        Map<CycleId, Cycle> now = cycles
                .find(kept.stream().map(MergerRows.Kept::cycle).toList())
                .stream()
                .collect(Collectors.toMap(Cycle::id, cycle -> cycle));
        boolean decided = kept.stream()
                .filter(one -> one.way() != Way.ENDED)
                .map(one -> Objects.requireNonNull(now.get(one.cycle())))
                .anyMatch(cycle -> cycle.state() == CycleState.CLOSED);
        boolean mergedFurther = !rows.of(List.of(merger.survivor())).isEmpty();
        if (decided || mergedFurther || rows.enteredSince(merger)) {
            throw new MergerBuiltUpon(merger.id());
        }
    }

    private void takeBack(Merger merger, Actor by) {
        for (Register register : norms.registers()) {
            List<CreditSource> copies = points
                    .standing(Set.of(merger.survivor()), register.id())
                    .getOrDefault(merger.survivor(), List.of())
                    .stream()
                    .map(Credit::fact)
                    .map(fact -> fact.source())
                    .filter(source -> MergedLedger.isOf(source, merger))
                    .toList();
            points.takeBack(register.id(), Map.of(merger.survivor(), copies), "merger-undone", by);
        }
    }

    private void giveBack(MergerRows.Kept one, Actor by) {
        switch (one.way()) {
            case ENDED -> cuts.restore(one.cycle(), one.lastDay(), CycleState.RUNNING, one.occupations());
            case JOINED -> cuts.leave(one.cycle(), one.occupations());
            case OPENED -> {
                hearings.settled(List.of(one.cycle()), "the merger was undone", by);
                cuts.cut(List.of(one.cycle()), LocalDate.EPOCH);
            }
        }
    }

    private static List<NewEntry> corrections(Merger merger, List<OfRegistration> stretches, Actor by) {
        Map<Boolean, Integer> places = new HashMap<>();
        return stretches.stream()
                .map(one -> new NewEntry(
                        registration(one.carried() ? merger.survivor() : merger.loser(), one),
                        EntryKind.CORRECTED,
                        one.carried() ? Status.VOID : one.status(),
                        one.from(),
                        one.until(),
                        one.carried() ? null : one.validUntil(),
                        by,
                        merger.basis() + "/undone/" + places.merge(one.carried(), 1, Integer::sum)))
                .toList();
    }

    private Merger locked(MergerId id, MergerMove move) {
        Merger merger = rows.lock(id).orElseThrow(() -> new MergerNotFound(id));
        if (move.from(merger.state()).isEmpty()) {
            throw new MergerNotInThatState(merger);
        }
        return merger;
    }

    @Transactional(readOnly = true)
    public Optional<Merger> merger(MergerId id) {
        return rows.find(id);
    }

    /** Those in the state, the oldest first, after the given id, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<Merger> mergers(MergerState state, Optional<MergerId> after, int limit) {
        return rows.in(state, after, limit);
    }

    private void leave(String act, Merger merger, Actor by) {
        List<String> numbers = registrants.byId(Set.of(merger.loser(), merger.survivor())).values().stream()
                .map(person -> person.number().value())
                .sorted()
                .toList();
        trail.record(List.of(new Footprint(by, act, merger.basis(), numbers, "task:registrar", null)));
    }
}
