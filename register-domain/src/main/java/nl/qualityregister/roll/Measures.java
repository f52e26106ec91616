package nl.qualityregister.roll;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of disciplinary measures. What is done to one is an entry of the roll, under the same lock; which measures there are is read
 * from the entries. The same order on the same basis again changes nothing. At most {@link Roll#MOST_AT_ONCE} at a time.
 */
@Service
@Transactional
public class Measures {
    private final Roll roll;
    private final EntryRows entryRows;
    private final Clock clock;

    Measures(Roll roll, EntryRows entryRows, Clock clock) {
        this.roll = roll;
        this.entryRows = entryRows;
        this.clock = clock;
    }

    /**
     * Imposes them in the order given. Refuses with NothingToTakeMeasuresOn, or with every fault of the input at once: a term that ends
     * before it begins, a suspension or a strike-off that is not to be published.
     */
    public List<Measure> impose(Collection<NewMeasure> measures) {
        List<Fault> faults = new ArrayList<>();
        int i = 0;
        for (NewMeasure measure : measures) {
            faults.addAll(
                    faults("/measures/" + i++, measure.kind(), measure.published(), measure.from(), measure.until()));
        }
        InputRefused.ifAny(faults);
        entryRows.lock();
        Histories histories = histories(
                measures.stream().map(one -> one.registration().registrant()).collect(toSet()));
        Map<MeasureId, NewEntry> entries = new LinkedHashMap<>();
        for (NewMeasure one : measures) {
            MeasureId id = MeasureId.of(one.registration(), one.kind(), one.basis());
            entries.computeIfAbsent(id, unseen -> histories.add(draft(one, unseen)));
        }
        return entered(entries.keySet(), List.copyOf(entries.values()));
    }

    /** Ends them before their term. Refuses with MeasureNotFound, MeasureNotInThatState, or with the days on which they do not hold. */
    public List<Measure> lift(Collection<MeasureLifting> liftings) {
        List<Fault> faults = new ArrayList<>();
        List<Done> orders = liftings.stream()
                .map(one -> new Done(one.measure(), EntryKind.MEASURE_LIFTED, one.actor(), one.basis()))
                .toList();
        Map<MeasureId, LocalDate> days =
                liftings.stream().collect(toMap(MeasureLifting::measure, MeasureLifting::on, (one, other) -> one));
        return carryOut(MeasureMove.LIFT, orders, (order, measure, place) -> {
            LocalDate day = Objects.requireNonNull(days.get(order.measure()));
            if (!measure.canBeLiftedOn(day)) {
                faults.add(Fault.at("/measures/" + place + "/on", "measure-not-in-force-then", "from", measure.from()));
                InputRefused.ifAny(faults);
            }
            return entry(order, measure, note(measure), day, null);
        });
    }

    /** Takes them back as if they had never been. Refuses with MeasureNotFound, MeasureNotInThatState. */
    public List<Measure> reverse(Collection<MeasureReversal> reversals) {
        List<Done> orders = reversals.stream()
                .map(one -> new Done(one.measure(), EntryKind.MEASURE_REVERSED, one.actor(), one.basis()))
                .toList();
        return carryOut(
                MeasureMove.REVERSE,
                orders,
                (order, measure, place) -> entry(order, measure, note(measure), measure.from(), measure.until()));
    }

    /** Says anew what they are. Refuses with MeasureNotFound, MeasureNotInThatState, or with every fault of the input at once. */
    public List<Measure> correct(Collection<MeasureCorrection> corrections) {
        List<Fault> faults = new ArrayList<>();
        int i = 0;
        for (MeasureCorrection one : corrections) {
            faults.addAll(faults("/measures/" + i++, one.kind(), one.published(), one.from(), one.until()));
        }
        InputRefused.ifAny(faults);
        List<MeasureCorrection> inOrder = List.copyOf(corrections);
        List<Done> orders = inOrder.stream()
                .map(one -> new Done(one.measure(), EntryKind.MEASURE_CORRECTED, one.actor(), one.basis()))
                .toList();
        return carryOut(MeasureMove.CORRECT, orders, (order, measure, place) -> {
            MeasureCorrection one = inOrder.get(place);
            MeasureNote note = new MeasureNote(measure.id(), one.kind(), one.published());
            return entry(order, measure, note, one.from(), one.until());
        });
    }

    /** Everything that was ever imposed on them, as known now, in the order of imposing; whoever has nothing is left out. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<RegistrantId, List<Measure>> of(Collection<RegistrantId> registrants) {
        return MeasureFile.of(entryRows.ofMeasures(registrants)).all().stream()
                .collect(groupingBy(measure -> measure.registration().registrant()));
    }

    /** The measure as known now. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Measure> find(MeasureId id) {
        return MeasureFile.of(entryRows.ofTheMeasures(Set.of(id))).find(id);
    }

    private List<Measure> carryOut(MeasureMove move, List<Done> orders, Act act) {
        entryRows.lock();
        Set<MeasureId> ids = orders.stream().map(Done::measure).collect(toSet());
        List<RollEntry> known = entryRows.ofTheMeasures(ids);
        MeasureFile file = MeasureFile.of(known);
        Set<Done> done = known.stream().map(Done::of).collect(toSet());
        Histories histories = histories(known.stream()
                .map(entry -> entry.entry().registration().registrant())
                .collect(toSet()));
        List<NewEntry> entries = new ArrayList<>();
        for (int place = 0; place < orders.size(); place++) {
            Done order = orders.get(place);
            Measure measure = file.find(order.measure()).orElseThrow(() -> new MeasureNotFound(order.measure()));
            if (done.add(order.anonymous())) {
                if (!move.isLegalIn(measure.state())) {
                    throw new MeasureNotInThatState(measure);
                }
                NewEntry entry = histories.add(act.entry(order, measure, place));
                entries.add(entry);
                file.learn(histories.provisional(entry));
            }
        }
        return entered(ids, entries);
    }

    private List<Measure> entered(Collection<MeasureId> ids, List<NewEntry> entries) {
        roll.append(entries);
        return MeasureFile.of(entryRows.ofTheMeasures(ids)).all();
    }

    private Histories histories(Set<RegistrantId> people) {
        return new Histories(
                entryRows.of(people).stream()
                        .collect(groupingBy(entry -> entry.entry().registration())),
                clock);
    }

    private static NewEntry draft(NewMeasure one, MeasureId id) {
        return new NewEntry(
                one.registration(),
                EntryKind.MEASURE_IMPOSED,
                Status.REGISTERED,
                one.from(),
                one.until(),
                null,
                one.actor(),
                one.basis(),
                one.norm(),
                new MeasureNote(id, one.kind(), one.published()));
    }

    private static NewEntry entry(
            Done order, Measure measure, MeasureNote note, LocalDate from, @Nullable LocalDate until) {
        return new NewEntry(
                measure.registration(),
                order.kind(),
                Status.REGISTERED,
                from,
                until,
                null,
                Objects.requireNonNull(order.actor()),
                order.basis(),
                null,
                note);
    }

    private static MeasureNote note(Measure measure) {
        return new MeasureNote(measure.id(), measure.kind(), measure.published());
    }

    private static List<Fault> faults(
            String at, MeasureKind kind, boolean published, LocalDate from, @Nullable LocalDate until) {
        List<Fault> faults = new ArrayList<>();
        if (until != null && !until.isAfter(from)) {
            faults.add(Fault.at(at + "/until", "until-before-from", "from", from));
        }
        if (!published && kind.status().isPresent()) {
            faults.add(Fault.at(at + "/published", "measure-must-be-public", "kind", kind.code()));
        }
        return faults;
    }

    private interface Act {
        NewEntry entry(Done order, Measure measure, int place);
    }

    /** What was done to a measure on a basis, or is to be; by whom is no part of whether it is the same. */
    private record Done(
            MeasureId measure, EntryKind kind, @Nullable Actor actor, String basis) {
        static Done of(RollEntry entry) {
            MeasureNote note = Objects.requireNonNull(entry.entry().measure());
            return new Done(note.id(), entry.entry().kind(), null, entry.entry().basis());
        }

        Done anonymous() {
            return new Done(measure, kind, null, basis);
        }
    }

    /** What is known of the registrations, with what is about to be entered, so that each entry can tell the status it leads to. */
    private record Histories(Map<Registration, List<RollEntry>> known, Clock clock) {
        Histories {
            Map<Registration, List<RollEntry>> copy = new HashMap<>();
            known.forEach((registration, entries) -> copy.put(registration, new ArrayList<>(entries)));
            known = copy;
        }

        NewEntry add(NewEntry draft) {
            List<RollEntry> history = known.computeIfAbsent(draft.registration(), none -> new ArrayList<>());
            history.add(provisional(draft));
            Status status = Timeline.of(history)
                    .on(draft.trueFrom())
                    .orElseThrow(() -> new NothingToTakeMeasuresOn(draft.registration(), draft.trueFrom()));
            return draft.leadingTo(status);
        }

        RollEntry provisional(NewEntry draft) {
            return new RollEntry(Long.MAX_VALUE, draft, clock.instant());
        }
    }
}
