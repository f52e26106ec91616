package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.decision.Standings.Days;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.registrant.Visibility;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.MeasureId;
import nl.qualityregister.roll.MeasureNote;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.roll.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why two numbers cannot become one, with a word for each reason. */
@Component
class MergerFaults {
    private static final String LOSER = "/registrationNumber";
    private static final String SURVIVOR = "/survivorNumber";

    private final MergerRows rows;
    private final Visibilities visibilities;
    private final Standings standings;
    private final Cycles cycles;
    private final Roll roll;
    private final BusinessDay businessDay;

    MergerFaults(
            MergerRows rows,
            Visibilities visibilities,
            Standings standings,
            Cycles cycles,
            Roll roll,
            BusinessDay businessDay) {
        this.rows = rows;
        this.visibilities = visibilities;
        this.standings = standings;
        this.cycles = cycles;
        this.roll = roll;
        this.businessDay = businessDay;
    }

    List<Fault> ofPeople(Registrant loser, Registrant survivor) {
        List<Fault> faults = new ArrayList<>();
        if (loser.id().equals(survivor.id())) {
            faults.add(Fault.at(SURVIVOR, "same-number"));
            return faults;
        }
        veiled(loser.number(), LOSER, faults);
        veiled(survivor.number(), SURVIVOR, faults);
        if (!loser.birthDate().equals(survivor.birthDate())) {
            faults.add(Fault.at(SURVIVOR, "other-birth-date"));
        }
        if (hasMeasures(loser.id())) {
            faults.add(Fault.at(LOSER, "has-measures"));
        }
        List<Days> theirs = standings.days(loser.id());
        List<Days> kept = standings.days(survivor.id());
        standing(theirs, LOSER, Set.of(Status.SUSPENDED, Status.STRUCK_OFF, Status.DECEASED), faults);
        standing(kept, SURVIVOR, Set.of(Status.STRUCK_OFF, Status.DECEASED), faults);
        runsUnderTheOther(theirs, kept, faults);
        cycles.of(List.of(loser.id())).getOrDefault(loser.id(), List.of()).stream()
                .filter(cycle -> cycle.state() == CycleState.JUDGED)
                .forEach(cycle -> faults.add(Fault.at(LOSER, "cycle-awaits-decision", "cycle", cycle.id())));
        if (rows.lapseWaits(loser.id())) {
            faults.add(Fault.at(LOSER, "lapse-waits"));
        }
        if (rows.objectionWaits(loser.id())) {
            faults.add(Fault.at(LOSER, "objection-waits"));
        }
        return faults;
    }

    private void veiled(RegistrationNumber number, String pointer, List<Fault> faults) {
        @Nullable Visibility veil = visibilities.of(List.of(number)).get(number);
        if (veil != null) {
            faults.add(Fault.at(
                    pointer,
                    "number-veiled",
                    "state",
                    veil.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
        }
    }

    /** Whether a measure was ever imposed that was not reversed: it would be lost to whoever asks under the other number. */
    private boolean hasMeasures(RegistrantId person) {
        Set<MeasureId> imposed = new HashSet<>();
        for (RollEntry entry : roll.of(List.of(person))) {
            MeasureNote note = entry.entry().measure();
            if (note != null && entry.entry().kind() == EntryKind.MEASURE_REVERSED) {
                imposed.remove(note.id());
            } else if (note != null) {
                imposed.add(note.id());
            }
        }
        return !imposed.isEmpty();
    }

    private void standing(List<Days> days, String pointer, Set<Status> barred, List<Fault> faults) {
        LocalDate today = businessDay.today();
        days.stream()
                .filter(one -> one.from(today).isPresent() && barred.contains(one.status()))
                .map(Days::status)
                .distinct()
                .forEach(status -> faults.add(Fault.at(
                        pointer,
                        "standing-in-the-way",
                        "status",
                        status.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    }

    /** Of two registrations for one occupation the survivor's is the one that stays: it must not be the one that ended. */
    private void runsUnderTheOther(List<Days> theirs, List<Days> kept, List<Fault> faults) {
        LocalDate today = businessDay.today();
        theirs.stream()
                .filter(one -> one.status().runs() && one.from(today).isPresent())
                .map(Days::registration)
                .distinct()
                .filter(registration ->
                        kept.stream().anyMatch(other -> MergerSurvey.isSame(other.registration(), registration)))
                .filter(registration -> kept.stream()
                        .filter(other -> MergerSurvey.isSame(other.registration(), registration))
                        .noneMatch(other ->
                                other.status().runs() && other.from(today).isPresent()))
                .forEach(registration -> faults.add(
                        Fault.at(SURVIVOR, "runs-under-the-other-number", "occupation", registration.occupation())));
    }

    /** Cycles of the survivor that are closed and lie over the days of one to be opened. */
    List<Fault> ofPlan(MergerPlan plan) {
        List<Fault> faults = new ArrayList<>();
        List<Cycle> had = cycles.of(List.of(plan.preview().survivor()))
                .getOrDefault(plan.preview().survivor(), List.of());
        for (NewCycle wanted : plan.opened()) {
            had.stream()
                    .filter(cycle ->
                            cycle.terms().norm().normSet().equals(wanted.norm().normSet()))
                    .filter(cycle -> cycle.terms().register().equals(wanted.register()))
                    .filter(cycle -> !cycle.terms().start().equals(wanted.start())
                            || cycle.terms().end().isAfter(wanted.start()))
                    .filter(cycle -> !cycle.terms().end().isBefore(wanted.start())
                            && !cycle.terms().start().isAfter(wanted.end()))
                    .forEach(cycle -> faults.add(Fault.at(SURVIVOR, "cycle-in-the-way", "cycle", cycle.id())));
        }
        return faults;
    }
}
