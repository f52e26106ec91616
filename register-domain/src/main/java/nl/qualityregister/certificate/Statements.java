package nl.qualityregister.certificate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.DossierView;
import nl.qualityregister.norm.Exclusion;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.Texts;
import nl.qualityregister.norm.Unit;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.Credit;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Measure;
import nl.qualityregister.roll.MeasureState;
import nl.qualityregister.roll.Measures;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import org.springframework.stereotype.Component;

/** Gathers what the statements say that people ask for: what was counted in a cycle, and how somebody stands. */
@Component
class Statements {
    /** Months in which a statement of good standing is taken to be fresh. */
    private static final int FRESH = 3;

    private final Cycles cycles;
    private final Registrants registrants;
    private final Norms norms;
    private final Roll roll;
    private final Measures measures;
    private final StatementWords words;

    Statements(
            Cycles cycles, Registrants registrants, Norms norms, Roll roll, Measures measures, StatementWords words) {
        this.cycles = cycles;
        this.registrants = registrants;
        this.norms = norms;
        this.roll = roll;
        this.measures = measures;
        this.words = words;
    }

    /** Empty when there is nothing to state: no such cycle, or nobody registered. */
    Optional<Order> order(CycleId cycle, CertificateKind kind, String receiver, int edition, LocalDate day) {
        return cycles.find(cycle).flatMap(found -> switch (kind) {
            case CPD_STATEMENT -> Optional.of(account(found, edition, day));
            case GOOD_STANDING -> standing(found, receiver, edition, day);
            case REGISTRATION, RE_REGISTRATION -> Optional.empty();
        });
    }

    private Order account(Cycle cycle, int edition, LocalDate day) {
        DossierView view = cycles.look(cycle.id(), cycle.terms().nearest(day));
        Register register = norms.register(cycle.terms().register());
        Verdict verdict = Verdict.fromJson(view.result());
        Map<String, Losses> losses = losses(verdict);
        List<Particulars.Activity> activities = view.credits().stream()
                .filter(credit -> isOf(credit, cycle, view.asOf()))
                .sorted(Comparator.comparing((Credit credit) -> credit.fact().completedOn())
                        .thenComparing(Credit::id))
                .map(credit -> activity(credit, losses, register))
                .filter(activity ->
                        !activity.counted().isEmpty() || !activity.hours().isEmpty())
                .toList();
        Hundredths total = view.credits().stream()
                .filter(credit -> isOf(credit, cycle, view.asOf()))
                .map(credit -> counted(credit.fact().points(), credit, losses, Unit.POINTS))
                .reduce(Hundredths.ZERO, Hundredths::plus);
        Particulars.Account account = new Particulars.Account(
                activities,
                Amounts.written(total),
                verdict.norm().toString(),
                words.outcome(view.met()),
                DayInWords.of(view.asOf()));
        return new Order(
                entitled(
                        cycle,
                        List.copyOf(cycle.terms().occupations()),
                        cycle.terms().start(),
                        cycle.terms().end()),
                CertificateKind.CPD_STATEMENT,
                edition,
                "",
                account,
                null);
    }

    private static boolean isOf(Credit credit, Cycle cycle, LocalDate asOf) {
        LocalDate day = credit.fact().completedOn();
        return !day.isBefore(cycle.terms().start()) && !day.isAfter(asOf);
    }

    /**
     * What rules took of an activity.
     *
     * @param whole it does not count at all
     */
    private record Losses(Map<Unit, Long> amounts, boolean whole) {}

    private static Map<String, Losses> losses(Verdict verdict) {
        Map<String, Losses> all = new HashMap<>();
        for (Exclusion exclusion : verdict.excluded()) {
            Losses before = all.getOrDefault(exclusion.item(), new Losses(Map.of(), false));
            Map<Unit, Long> amounts = new HashMap<>(before.amounts());
            Hundredths amount = exclusion.amount();
            Unit unit = exclusion.unit();
            if (amount != null && unit != null) {
                amounts.merge(unit, amount.value(), Long::sum);
            }
            all.put(exclusion.item(), new Losses(amounts, before.whole() || amount == null));
        }
        return all;
    }

    private static Hundredths counted(
            @org.jspecify.annotations.Nullable Hundredths fixed, Credit credit, Map<String, Losses> losses, Unit unit) {
        if (fixed == null) {
            return Hundredths.ZERO;
        }
        Losses lost = losses.getOrDefault(Long.toString(credit.id()), new Losses(Map.of(), false));
        return lost.whole()
                ? Hundredths.ZERO
                : new Hundredths(Math.max(0, fixed.value() - lost.amounts().getOrDefault(unit, 0L)));
    }

    private static Particulars.Activity activity(Credit credit, Map<String, Losses> losses, Register register) {
        Object title = credit.fact().attributes().get("title");
        String category = credit.fact().category();
        Texts label = register.categories().getOrDefault(category, new Texts(category, category));
        return new Particulars.Activity(
                Amounts.written(credit.fact().completedOn()),
                title == null ? label.nl() : title.toString(),
                label,
                Amounts.unlessNone(counted(credit.fact().hours(), credit, losses, Unit.HOURS)),
                Amounts.unlessNone(counted(credit.fact().points(), credit, losses, Unit.POINTS)));
    }

    private Optional<Order> standing(Cycle cycle, String receiver, int edition, LocalDate day) {
        Register register = norms.register(cycle.terms().register());
        Registrant person = person(cycle);
        List<Standing> standings =
                roll.standings(Set.of(person.number()), day).getOrDefault(person.number(), List.of()).stream()
                        .filter(one -> one.registration().register().equals(register.id()))
                        .filter(one -> one.status().runs())
                        .sorted(Comparator.comparing(
                                one -> one.registration().occupation().value()))
                        .toList();
        if (standings.isEmpty()) {
            return Optional.empty();
        }
        Particulars.Standing stands = new Particulars.Standing(
                receiver,
                standings.stream().map(one -> words.standing(one)).toList(),
                words.measures(told(person, register, day), day));
        LocalDate until = day.plusMonths(FRESH);
        return Optional.of(new Order(
                entitled(
                        cycle,
                        standings.stream()
                                .map(one -> one.registration().occupation())
                                .toList(),
                        day,
                        until),
                CertificateKind.GOOD_STANDING,
                edition,
                receiver,
                null,
                stands));
    }

    /** All that hold on the day, since she asks for it herself and its receiver relies on it; of what is over, what was made public. */
    private List<Measure> told(Registrant person, Register register, LocalDate day) {
        return measures.of(Set.of(person.id())).getOrDefault(person.id(), List.of()).stream()
                .filter(measure -> measure.registration().register().equals(register.id()))
                .filter(measure -> measure.state() != MeasureState.REVERSED)
                .filter(measure -> measure.holdsOn(day) || measure.published())
                .filter(measure -> !measure.from().isAfter(day))
                .toList();
    }

    private Entitled entitled(
            Cycle cycle, List<nl.qualityregister.norm.OccupationCode> occupations, LocalDate from, LocalDate until) {
        Registrant person = person(cycle);
        return new Entitled(
                cycle.id(),
                person.id(),
                person.number(),
                person.name(),
                cycle.terms().register(),
                cycle.terms().renewal(),
                occupations.stream()
                        .sorted(Comparator.comparing(nl.qualityregister.norm.OccupationCode::value))
                        .toList(),
                from,
                until);
    }

    private Registrant person(Cycle cycle) {
        return java.util.Objects.requireNonNull(registrants
                .byId(Set.of(cycle.terms().registrant()))
                .get(cycle.terms().registrant()));
    }
}
