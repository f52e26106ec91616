package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.NormSetId;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Status;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with registrations to be taken over, by themselves, beside one another and beside what the register knows. One by one in
 * the order given; each is remembered for those that follow.
 */
final class AdmissionCheck {
    private final Terms terms;
    private final LocalDate today;
    private final Map<RegistrationNumber, LocalDate> births = new HashMap<>();
    private final Map<Judged, List<Period>> periods = new HashMap<>();

    AdmissionCheck(Terms terms, LocalDate today) {
        this.terms = terms;
        this.today = today;
    }

    private record Judged(RegistrationNumber number, RegisterId register, NormSetId normSet) {}

    private record Period(LocalDate start, LocalDate end, boolean closed) {
        boolean clashesWith(Period other) {
            boolean apart = end.isBefore(other.start) || other.end.isBefore(start);
            boolean same = start.equals(other.start) && (!closed || other.closed);
            return !apart && !same;
        }
    }

    void knows(Registrant person, List<Cycle> cycles) {
        births.put(person.number(), person.birthDate());
        cycles.forEach(cycle -> remember(
                new Judged(
                        person.number(),
                        cycle.terms().register(),
                        cycle.terms().norm().normSet()),
                new Period(cycle.terms().start(), cycle.terms().end(), cycle.state() == CycleState.CLOSED)));
    }

    private void remember(Judged judged, Period period) {
        periods.computeIfAbsent(judged, any -> new ArrayList<>()).add(period);
    }

    List<Fault> faults(Admission admission) {
        List<Fault> faults = new ArrayList<>();
        number(admission, faults);
        days(admission, faults);
        status(admission, faults);
        if (admission.basis().isBlank()) {
            faults.add(Fault.at("/basis", "required"));
        }
        occupations(admission, faults);
        if (faults.isEmpty()) {
            cycles(admission, faults);
        }
        return faults;
    }

    private void number(Admission admission, List<Fault> faults) {
        RegistrationNumber number = admission.person().number();
        if (number == null) {
            faults.add(Fault.at("/person/number", "required"));
            return;
        }
        LocalDate birth = births.putIfAbsent(number, admission.person().birthDate());
        if (birth != null && !birth.equals(admission.person().birthDate())) {
            faults.add(Fault.at("/person/birthDate", "number-of-another-person"));
        }
    }

    private void days(Admission admission, List<Fault> faults) {
        notLater("/registeredSince", admission.registeredSince(), faults);
        notLater("/cycleStart", admission.cycleStart(), faults);
        if (admission.cycleStart().isBefore(admission.registeredSince())) {
            faults.add(Fault.at("/cycleStart", "cycle-before-registration", "since", admission.registeredSince()));
        }
        if (admission.renewal() < 0) {
            faults.add(Fault.at("/renewal", "negative"));
        }
        if (admission.renewal() > 0 && admission.cycleStart().equals(admission.registeredSince())) {
            faults.add(Fault.at("/renewal", "renewal-without-earlier-cycle", "since", admission.registeredSince()));
        }
    }

    private void notLater(String pointer, @Nullable LocalDate day, List<Fault> faults) {
        if (day != null && day.isAfter(today)) {
            faults.add(Fault.at(pointer, "date-in-future"));
        }
    }

    private void status(Admission admission, List<Fault> faults) {
        LocalDate since = admission.statusSince();
        LocalDate until = admission.statusUntil();
        if (admission.status() == Status.REGISTERED) {
            return;
        }
        if (since == null) {
            faults.add(Fault.at("/statusSince", "required"));
            return;
        }
        notLater("/statusSince", since, faults);
        if (!since.isAfter(admission.cycleStart())) {
            faults.add(Fault.at("/statusSince", "status-before-cycle", "start", admission.cycleStart()));
        }
        if (until != null && admission.status() != Status.SUSPENDED) {
            faults.add(Fault.at("/statusUntil", "status-without-end"));
        } else if (until != null && !until.isAfter(since)) {
            faults.add(Fault.at("/statusUntil", "until-before-from", "from", since));
        }
    }

    private void occupations(Admission admission, List<Fault> faults) {
        if (!terms.knows(admission.register())) {
            faults.add(Fault.at("/register", "unknown-value", "value", admission.register()));
            return;
        }
        if (admission.occupations().isEmpty()) {
            faults.add(Fault.at("/occupations", "required"));
        }
        terms.unknown(admission.register(), admission.occupations())
                .forEach(code -> faults.add(Fault.at("/occupations", "unknown-value", "value", code)));
    }

    private void cycles(Admission admission, List<Fault> faults) {
        List<Terms.Term> wanted = terms.of(admission);
        if (wanted.isEmpty()) {
            faults.add(Fault.at("/cycleStart", "no-norm-in-force", "start", admission.cycleStart()));
        }
        RegistrationNumber number =
                Optional.ofNullable(admission.person().number()).orElseThrow();
        for (Terms.Term term : wanted) {
            Judged judged = new Judged(number, admission.register(), term.norm().normSet());
            Period period =
                    new Period(term.start(), term.end(), !admission.status().runs());
            Optional<Period> clash = periods.getOrDefault(judged, List.of()).stream()
                    .filter(known -> known.clashesWith(period))
                    .findFirst();
            clash.ifPresentOrElse(
                    known -> faults.add(Fault.at("/cycleStart", "cycle-overlaps-another", "start", known.start())),
                    () -> remember(judged, period));
        }
    }
}
