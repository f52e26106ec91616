package nl.qualityregister.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleNotFound;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.cycle.Returns;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Administration;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.Period;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of coming back after a lapse (herstel): for as long as the norm of the lapsed cycle leaves a short way back open, and once
 * what was missing has been made up. The registration runs again from the day of the decision, in a new cycle; the days between stay
 * without one.
 */
@Service
@Transactional
public class Reinstatements {
    private static final int LONGEST_REFERENCE = 200;

    private final ReinstatementRows rows;
    private final Returns returns;
    private final Cycles cycles;
    private final Terms terms;
    private final Standings standings;
    private final Norms norms;
    private final Registrants registrants;
    private final Roll roll;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final Clock clock;

    Reinstatements(
            ReinstatementRows rows,
            Returns returns,
            Cycles cycles,
            Terms terms,
            Standings standings,
            Norms norms,
            Registrants registrants,
            Roll roll,
            Trail trail,
            BusinessDay businessDay,
            Clock clock) {
        this.rows = rows;
        this.returns = returns;
        this.cycles = cycles;
        this.terms = terms;
        this.standings = standings;
        this.norms = norms;
        this.registrants = registrants;
        this.roll = roll;
        this.trail = trail;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** What it takes to come back, as of today. Refuses with CycleNotFound, {@link NotLapsed}, NoNormInForce. */
    @Transactional(readOnly = true)
    public WayBack wayBack(CycleId id) {
        return look(cycles.find(id).orElseThrow(() -> new CycleNotFound(id))).way();
    }

    private record Look(WayBack way, Verdict verdict, List<Terms.Term> next) {}

    private Look look(Cycle cycle) {
        NewCycle last = cycle.terms();
        LocalDate today = businessDay.today();
        List<Standings.Ended> lapsed = lapsed(cycle);
        if (lapsed.isEmpty()) {
            throw new NotLapsed(cycle.id());
        }
        LocalDate since = lapsed.stream()
                .map(Standings.Ended::since)
                .max(LocalDate::compareTo)
                .orElseThrow();
        Administration administration = norms.version(last.norm()).administration();
        LocalDate openUntil = Period.lastDay(since, administration.returnWithinMonths());
        LocalDate countedUntil = last.end();
        Verdict verdict = returns.judgedUntil(cycle.id(), countedUntil);
        if (!verdict.met()) {
            countedUntil = today;
            verdict = returns.judgedUntil(cycle.id(), countedUntil);
        }
        Set<OccupationCode> occupations =
                lapsed.stream().map(Standings.Ended::occupation).collect(Collectors.toSet());
        List<Terms.Term> next = terms.required(today, last.register(), occupations, last.renewal() + 1);
        return new Look(
                new WayBack(
                        cycle.id(),
                        last.register(),
                        occupations,
                        since,
                        openUntil,
                        !today.isAfter(openUntil),
                        countedUntil,
                        verdict.met(),
                        verdict.rules().stream()
                                .filter(rule -> rule.binding() && !rule.met())
                                .map(RuleResult::rule)
                                .toList(),
                        administration.lateFee(),
                        next.getFirst().end()),
                verdict,
                next);
    }

    /** Those that lapsed at or after the end of the cycle, and do not run again. */
    private List<Standings.Ended> lapsed(Cycle cycle) {
        NewCycle last = cycle.terms();
        LocalDate today = businessDay.today();
        if (cycle.state() != CycleState.CLOSED) {
            return List.of();
        }
        Set<OccupationCode> running = standings.lasting(last.registrant(), last.register(), today);
        return standings.ended(last.registrant(), last.register()).stream()
                .filter(ended -> last.occupations().contains(ended.occupation()))
                .filter(ended -> !running.contains(ended.occupation()))
                .collect(Collectors.groupingBy(Standings.Ended::occupation))
                .values()
                .stream()
                .map(List::getLast)
                .filter(ended -> ended.status() == Status.LAPSED)
                .filter(ended ->
                        ended.since().isAfter(last.end()) && !ended.since().isAfter(today))
                .sorted(Comparator.comparing(ended -> ended.occupation().value()))
                .toList();
    }

    /**
     * Lets the registrations run again from today. The cycle is locked first, so that of many one is first. Refuses with CycleNotFound,
     * {@link NotLapsed} (also who comes second), {@link WayBackClosed}, {@link NormNotMetYet}, {@link ObjectionPending}, NoNormInForce, and
     * with every fault at once: no reason, no reference of the payment where the norm asks a fee.
     */
    public Reinstatement reinstate(CycleId id, @Nullable String reason, @Nullable String feeReference, Actor by) {
        Cycle cycle = cycles.lock(List.of(id)).stream().findFirst().orElseThrow(() -> new CycleNotFound(id));
        Look look = look(cycle);
        InputRefused.ifAny(faults(reason, feeReference, look.way()));
        if (!look.way().open()) {
            throw new WayBackClosed(look.way());
        }
        if (rows.isContested(id)) {
            throw new ObjectionPending(id);
        }
        if (!look.way().met()) {
            throw new NormNotMetYet(id);
        }
        List<Cycle> next = cycles.open(look.next().stream()
                .map(term -> term.of(cycle.terms().registrant()))
                .toList());
        Reinstatement reinstatement = new Reinstatement(
                new ReinstatementId(UUID.randomUUID()),
                id,
                look.way().occupations(),
                look.way().lapsedOn(),
                businessDay.today(),
                look.way().countedUntil(),
                reason == null ? "" : reason.strip(),
                feeReference == null ? null : feeReference.strip(),
                next.stream().map(Cycle::id).toList(),
                by,
                clock.instant());
        rows.insert(reinstatement, look.verdict().toJson());
        leave(reinstatement, cycle, by);
        roll.append(next.stream()
                .flatMap(one -> entries(reinstatement, one, by).stream())
                .toList());
        return reinstatement;
    }

    private static List<Fault> faults(@Nullable String reason, @Nullable String feeReference, WayBack way) {
        List<Fault> faults = new ArrayList<>(Applications.reasonFaults(reason));
        if (feeReference == null || feeReference.isBlank()) {
            if (way.feeDue()) {
                faults.add(Fault.at("/feeReference", "required"));
            }
        } else if (feeReference.length() > LONGEST_REFERENCE) {
            faults.add(Fault.at("/feeReference", "too-long", "max", LONGEST_REFERENCE));
        }
        return faults;
    }

    private static List<NewEntry> entries(Reinstatement reinstatement, Cycle next, Actor by) {
        return next.terms().occupations().stream()
                .sorted(Comparator.comparing(OccupationCode::value))
                .map(occupation -> new NewEntry(
                                new Registration(
                                        next.terms().registrant(), next.terms().register(), occupation),
                                EntryKind.REINSTATED,
                                Status.REGISTERED,
                                reinstatement.from(),
                                null,
                                next.terms().end(),
                                by,
                                "reinstatement:" + reinstatement.id())
                        .under(next.terms().norm()))
                .toList();
    }

    /** Of the registrations that lapsed at the end of the cycle. */
    @Transactional(readOnly = true)
    public Optional<Reinstatement> of(CycleId cycle) {
        return rows.of(cycle);
    }

    private void leave(Reinstatement reinstatement, Cycle cycle, Actor by) {
        trail.record(List.of(new Footprint(
                by,
                "registration-reinstated",
                "reinstatement:" + reinstatement.id(),
                registrants.byId(Set.of(cycle.terms().registrant())).values().stream()
                        .map(person -> person.number().value())
                        .toList(),
                "task:registrar",
                null)));
    }
}
