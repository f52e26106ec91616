package nl.qualityregister.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.AuditDraws;
import nl.qualityregister.cycle.AuditOutcome;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleNotFound;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.CycleTerms;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.EarlyVerdicts;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What becomes of judged cycles. The cycles are locked before anything is looked at and the roll's lock is taken last, so that the norm,
 * a person and another run decide one after the other; who comes second finds the cycle closed.
 */
@Component
class Renewals {
    private final Cycles cycles;
    private final DecisionRows rows;
    private final Terms terms;
    private final LapseRows lapses;
    private final ReinstatementRows reinstatements;
    private final AuditDraws audits;
    private final EarlyVerdicts early;
    private final CycleTerms cycleTerms;
    private final Norms norms;
    private final Hearings hearings;
    private final Discretions discretions;
    private final Standings standings;
    private final Registrants registrants;
    private final Roll roll;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final BusinessDay businessDay;
    private final Clock clock;

    Renewals(
            Cycles cycles,
            DecisionRows rows,
            Terms terms,
            LapseRows lapses,
            ReinstatementRows reinstatements,
            AuditDraws audits,
            EarlyVerdicts early,
            CycleTerms cycleTerms,
            Norms norms,
            Hearings hearings,
            Discretions discretions,
            Standings standings,
            Registrants registrants,
            Roll roll,
            Trail trail,
            ApplicationEventPublisher events,
            BusinessDay businessDay,
            Clock clock) {
        this.cycles = cycles;
        this.rows = rows;
        this.terms = terms;
        this.lapses = lapses;
        this.reinstatements = reinstatements;
        this.audits = audits;
        this.early = early;
        this.cycleTerms = cycleTerms;
        this.norms = norms;
        this.hearings = hearings;
        this.discretions = discretions;
        this.standings = standings;
        this.registrants = registrants;
        this.roll = roll;
        this.trail = trail;
        this.events = events;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** A cycle that may go on, and the cycles in which it does. */
    private record Renewal(Judged judged, List<Terms.Term> next) {
        Cycle cycle() {
            return judged.cycle();
        }
    }

    List<RenewalDecision> concludeByNorm(Collection<CycleId> judged, Actor by) {
        List<CycleId> open = cycles.lock(judged).stream()
                .filter(cycle -> cycle.state() == CycleState.JUDGED)
                .map(Cycle::id)
                .toList();
        cycles.judgeAgain(open, businessDay.today(), by);
        List<Renewal> renewals = byNorm(cycles.latestVerdicts(open).values());
        return renewals.isEmpty() ? List.of() : renew(renewals, null, null, by);
    }

    /** The norm may renew who met it, was not drawn for an audit or passed it, stands plainly registered for every occupation and has a norm to go on under. */
    private List<Renewal> byNorm(Collection<Judged> judged) {
        List<Judged> met = judged.stream()
                .filter(Judged::met)
                .sorted(Comparator.comparing(verdict -> verdict.cycle().id().value()))
                .toList();
        Map<CycleId, List<Standings.Standing>> standing =
                standings.of(met.stream().map(verdict -> verdict.cycle().id()).toList(), businessDay.today());
        Map<CycleId, AuditOutcome> audited = audits.outcomes(
                met.stream().map(verdict -> verdict.cycle().id()).toList());
        return met.stream()
                .filter(verdict ->
                        audited.getOrDefault(verdict.cycle().id(), AuditOutcome.PASSED) == AuditOutcome.PASSED)
                .filter(verdict -> plainlyRegistered(
                        verdict.cycle(), standing.getOrDefault(verdict.cycle().id(), List.of())))
                .map(verdict -> new Renewal(verdict, next(verdict.cycle().terms())))
                .filter(renewal -> !renewal.next().isEmpty())
                .toList();
    }

    private static boolean plainlyRegistered(Cycle cycle, List<Standings.Standing> standing) {
        return standing.size() == cycle.terms().occupations().size()
                && standing.stream().allMatch(one -> one.status() == Status.REGISTERED);
    }

    /** The next cycle begins where the last one ended, however late the decision is: the anchor stays. */
    private List<Terms.Term> next(NewCycle last) {
        return terms.from(last.end().plusDays(1), last.register(), last.occupations(), last.renewal() + 1);
    }

    private List<RenewalDecision> renew(
            List<Renewal> renewals, @Nullable String reason, @Nullable DiscretionId discretion, Actor by) {
        Iterator<Cycle> opened = cycles.open(renewals.stream()
                        .flatMap(renewal -> renewal.next().stream().map(term -> term.of(registrant(renewal.cycle()))))
                        .toList())
                .iterator();
        List<DecisionRows.Row> decided = new ArrayList<>();
        List<NewEntry> entries = new ArrayList<>();
        for (Renewal renewal : renewals) {
            List<Cycle> next =
                    renewal.next().stream().map(term -> opened.next()).toList();
            RenewalDecision decision = decision(renewal.cycle(), RenewalOutcome.RENEWED, reason, next.getFirst(), by);
            decided.add(new DecisionRows.Row(decision, renewal.judged().id(), null, null, discretion));
            next.forEach(cycle -> entries.addAll(renewed(decision, cycle)));
        }
        return conclude(decided, entries, by);
    }

    private static RegistrantId registrant(Cycle cycle) {
        return cycle.terms().registrant();
    }

    private RenewalDecision decision(
            Cycle cycle, RenewalOutcome outcome, @Nullable String reason, @Nullable Cycle next, Actor by) {
        Cycle closed = new Cycle(cycle.id(), cycle.terms(), CycleState.CLOSED, cycle.version() + 1);
        return new RenewalDecision(
                new DecisionId(UUID.randomUUID()), closed, outcome, reason == null, reason, next, by, clock.instant());
    }

    private static List<NewEntry> renewed(RenewalDecision decision, Cycle next) {
        return next.terms().occupations().stream()
                .sorted(Comparator.comparing(OccupationCode::value))
                .map(occupation -> new NewEntry(
                                new Registration(registrant(next), next.terms().register(), occupation),
                                EntryKind.RENEWED,
                                Status.REGISTERED,
                                next.terms().start(),
                                null,
                                next.terms().end(),
                                decision.decidedBy(),
                                basis(decision))
                        .under(next.terms().norm()))
                .toList();
    }

    private static String basis(RenewalDecision decision) {
        return "decision:" + decision.id();
    }

    private List<RenewalDecision> conclude(List<DecisionRows.Row> decided, List<NewEntry> entries, Actor by) {
        List<RenewalDecision> decisions =
                decided.stream().map(DecisionRows.Row::decision).toList();
        rows.insert(decided);
        cycles.close(decisions.stream().map(decision -> decision.cycle().id()).toList());
        leave(decisions, by);
        for (int from = 0; from < entries.size(); from += Roll.MOST_AT_ONCE) {
            roll.append(entries.subList(from, Math.min(entries.size(), from + Roll.MOST_AT_ONCE)));
        }
        List<RenewalDecision> renewals = decisions.stream()
                .filter(decision -> decision.outcome() == RenewalOutcome.RENEWED)
                .toList();
        if (!renewals.isEmpty()) {
            hearings.settled(
                    renewals.stream().map(decision -> decision.cycle().id()).toList(), "renewed", by);
            events.publishEvent(new CyclesRenewed(renewals));
        }
        return decisions;
    }

    private void leave(List<RenewalDecision> decisions, Actor by) {
        Map<RegistrantId, Registrant> people = registrants.byId(
                decisions.stream().map(decision -> registrant(decision.cycle())).collect(Collectors.toSet()));
        List<String> numbers = people.values().stream()
                .map(person -> person.number().value())
                .sorted()
                .toList();
        RenewalDecision first = decisions.getFirst();
        trail.record(List.of(new Footprint(
                by,
                "renewal-decided",
                decisions.size() == 1 ? basis(first) : "decisions:" + decisions.size(),
                numbers,
                first.byNorm() ? "norm" : "task:registrar",
                null)));
    }

    /**
     * Renews a running cycle that meets its norm already, from the day on which the norm allows it. The next one begins where it would
     * have begun, or on the day after the renewal, as the norm says.
     */
    RenewalDecision renewEarly(CycleId id, Actor by) {
        Cycle cycle = cycles.lock(List.of(id)).stream().findFirst().orElseThrow(() -> new CycleNotFound(id));
        LocalDate today = businessDay.today();
        switch (cycle.state()) {
            case JUDGED -> throw new CycleAwaitsDecision(cycle.id());
            case CLOSED -> throw new CycleAlreadyDecided(id);
            case RUNNING -> requireEarly(cycle, today);
        }
        if (!plainlyRegistered(cycle, standings.of(List.of(id), today).getOrDefault(id, List.of()))) {
            throw new RegistrationEnded(id);
        }
        Judged judged = early.judge(id, today, by).orElseThrow(() -> new NormNotMetYet(id));
        NewCycle last = cycle.terms();
        LocalDate from =
                norms.version(last.norm()).period().keepsStart() ? last.end().plusDays(1) : today.plusDays(1);
        List<Terms.Term> next = terms.required(from, last.register(), last.occupations(), last.renewal() + 1);
        if (from.isBefore(last.end())) {
            cycleTerms.shorten(id, today);
        }
        return renew(List.of(new Renewal(judged, next)), null, null, by).getFirst();
    }

    private void requireEarly(Cycle cycle, LocalDate today) {
        LocalDate from = norms.version(cycle.terms().norm())
                .period()
                .earlyRenewalFrom(cycle.terms().start())
                .orElseThrow(() -> new EarlyRenewalNotAllowed(cycle.id()));
        if (today.isBefore(from) || today.isAfter(cycle.terms().end())) {
            throw new EarlyRenewalNotOpen(cycle.id(), from);
        }
    }

    /**
     * A person decides on the verdict as it stands; when the facts changed since, the new verdict is kept and the decision refused, so
     * that nobody decides on what he or she has not seen.
     */
    RenewalDecision decide(CycleId id, RenewalOutcome outcome, @Nullable String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Judged judged = undecided(id, by);
        if (audits.outcomes(List.of(id)).get(id) == AuditOutcome.OPEN) {
            throw new AuditRunning(id);
        }
        List<Standings.Standing> standing =
                standings.of(List.of(id), businessDay.today()).getOrDefault(id, List.of());
        String why = reason == null ? "" : reason.strip();
        return switch (outcome) {
            case RENEWED -> renewAgainstOrWithTheNorm(judged, lasting(standing), why, by);
            case NOT_RENEWED -> lapse(judged, standing, why, by);
        };
    }

    private static List<Standings.Standing> lasting(List<Standings.Standing> standing) {
        return standing.stream().filter(Standings.Standing::lasts).toList();
    }

    private Judged undecided(CycleId id, Actor by) {
        Cycle cycle = cycles.lock(List.of(id)).stream().findFirst().orElseThrow(() -> new CycleNotFound(id));
        switch (cycle.state()) {
            case RUNNING -> throw new CycleNotJudged(id);
            case CLOSED -> throw new CycleAlreadyDecided(id);
            case JUDGED -> {
                if (!cycles.judgeAgain(List.of(id), businessDay.today(), by).isEmpty()) {
                    throw new VerdictOutdated(id);
                }
            }
        }
        return cycles.latestVerdict(id).orElseThrow(() -> new CycleNotJudged(id));
    }

    private RenewalDecision renewAgainstOrWithTheNorm(
            Judged judged, List<Standings.Standing> lasting, String reason, Actor by) {
        if (lasting.isEmpty()) {
            throw new RegistrationEnded(judged.cycle().id());
        }
        DiscretionId discretion = judged.met() ? null : discretions.use(judged);
        NewCycle last = judged.cycle().terms();
        List<Terms.Term> next = terms.required(
                last.end().plusDays(1),
                last.register(),
                lasting.stream().map(Standings.Standing::occupation).toList(),
                last.renewal() + 1);
        return renew(List.of(new Renewal(judged, next)), reason, discretion, by).getFirst();
    }

    /**
     * Only once the person was heard, and from the day after the decision at the earliest: who worked today was registered today. Of who
     * is struck off there is nothing to lapse, unless the strike-off should be reversed; for that day the lapse waits.
     */
    private RenewalDecision lapse(Judged judged, List<Standings.Standing> standing, String reason, Actor by) {
        Intention heard = hearings.over(judged.cycle().id());
        NewCycle last = judged.cycle().terms();
        LocalDate dayAfterCycle = last.end().plusDays(1);
        int wait = norms.register(last.register()).terms().lapseAfterDays();
        LocalDate first = businessDay.today().plusDays(wait + 1L);
        LocalDate from = dayAfterCycle.isAfter(first) ? dayAfterCycle : first;
        RenewalDecision decision = decision(judged.cycle(), RenewalOutcome.NOT_RENEWED, reason, null, by);
        hearings.follow(heard, reason, by);
        RenewalDecision concluded = conclude(
                        List.of(new DecisionRows.Row(decision, judged.id(), null, heard, null)),
                        wait == 0 ? lapsed(decision, standing, from) : List.of(),
                        by)
                .getFirst();
        if (wait > 0 || standing.stream().anyMatch(one -> one.status() == Status.STRUCK_OFF)) {
            lapses.insert(decision.id(), businessDay.today(), from);
        }
        events.publishEvent(
                new CyclesNotRenewed(List.of(new CyclesNotRenewed.NotRenewed(concluded, businessDay.today(), from))));
        return concluded;
    }

    private static List<NewEntry> lapsed(RenewalDecision decision, List<Standings.Standing> standing, LocalDate from) {
        NewCycle last = decision.cycle().terms();
        return standing.stream()
                .filter(Standings.Standing::lasts)
                .map(one -> new NewEntry(
                        new Registration(last.registrant(), last.register(), one.occupation()),
                        EntryKind.LAPSED,
                        Status.LAPSED,
                        from,
                        null,
                        null,
                        decision.decidedBy(),
                        basis(decision)))
                .toList();
    }

    /** Lapses whose day is tomorrow or came before. */
    List<DecisionId> lapsesDue(RegisterId register, LocalDate day, int limit) {
        return lapses.due(register, day.plusDays(1), limit);
    }

    /** Enters what people decided; the entry names who did. What is no longer due is left out. Returns how many were. */
    int lapse(Collection<DecisionId> decided, Actor by) {
        LocalDate tomorrow = businessDay.today().plusDays(1);
        List<LapseRows.Due> due = lapses.lock(decided, tomorrow);
        List<NewEntry> entries = new ArrayList<>();
        for (LapseRows.Due one : due) {
            RenewalDecision decision = rows.find(one.decision()).orElseThrow();
            CycleId cycle = decision.cycle().id();
            entries.addAll(lapsed(
                    decision,
                    standings.of(List.of(cycle), businessDay.today()).getOrDefault(cycle, List.of()),
                    one.from().isAfter(tomorrow) ? one.from() : tomorrow));
        }
        lapses.enter(due.stream().map(LapseRows.Due::decision).toList(), businessDay.today(), by);
        for (int from = 0; from < entries.size(); from += Roll.MOST_AT_ONCE) {
            roll.append(entries.subList(from, Math.min(entries.size(), from + Roll.MOST_AT_ONCE)));
        }
        return due.size();
    }

    /**
     * Renews a cycle that was not renewed, by a decision that names the earlier one: the registration ran on from the day after the
     * cycle, as if it had never lapsed, also where it came back the short way meanwhile. The verdict stays as it was computed.
     */
    RenewalDecision replace(DecisionId lapse, Set<OccupationCode> occupations, String reason, Actor by) {
        RenewalDecision earlier = rows.find(lapse).orElseThrow();
        CycleId id = earlier.cycle().id();
        Cycle closed = cycles.lock(List.of(id)).stream().findFirst().orElseThrow(() -> new CycleNotFound(id));
        NewCycle last = closed.terms();
        List<Cycle> cameBack = cameBack(id);
        List<Cycle> next =
                terms.required(last.end().plusDays(1), last.register(), occupations, last.renewal() + 1).stream()
                        .map(term -> open(term.of(last.registrant()), cameBack, by))
                        .toList();
        RenewalDecision decision = new RenewalDecision(
                new DecisionId(UUID.randomUUID()),
                closed,
                RenewalOutcome.RENEWED,
                false,
                reason,
                next.getFirst(),
                by,
                clock.instant());
        rows.insert(List.of(new DecisionRows.Row(decision, rows.verdict(lapse), lapse, null, null)));
        leave(List.of(decision), by);
        roll.append(next.stream()
                .flatMap(cycle -> renewed(decision, cycle).stream())
                .toList());
        events.publishEvent(new CyclesRenewed(List.of(decision)));
        return decision;
    }

    /** The cycles in which the registrations came back the short way meanwhile, locked. */
    private List<Cycle> cameBack(CycleId lapsed) {
        return reinstatements.of(lapsed).map(back -> cycles.lock(back.next())).orElse(List.of());
    }

    /** One in which the registration came back meanwhile is it, from where it should have begun. */
    private Cycle open(NewCycle wanted, List<Cycle> cameBack, Actor by) {
        Optional<Cycle> begunLate = cameBack.stream()
                .filter(cycle -> cycle.state() != CycleState.CLOSED)
                .filter(cycle ->
                        cycle.terms().norm().normSet().equals(wanted.norm().normSet()))
                .filter(cycle -> wanted.occupations().containsAll(cycle.terms().occupations()))
                .findFirst();
        if (begunLate.isEmpty()) {
            return cycles.open(List.of(wanted)).getFirst();
        }
        CycleId id = begunLate.get().id();
        hearings.settled(List.of(id), "another last day", by);
        cycleTerms.become(id, wanted);
        return cycles.find(id).orElseThrow();
    }

    /** Those of the judged cycles on which the norm may not decide, by id. */
    List<CycleId> waitingForRegistrar(RegisterId register, long after, int limit) {
        List<CycleId> waiting = new ArrayList<>();
        List<Judged> page = cycles.awaitingDecision(register, businessDay.today(), after, limit);
        while (!page.isEmpty() && waiting.size() < limit) {
            Set<CycleId> byNorm =
                    byNorm(page).stream().map(renewal -> renewal.cycle().id()).collect(Collectors.toSet());
            page.stream()
                    .map(judged -> judged.cycle().id())
                    .filter(id -> !byNorm.contains(id))
                    .limit(limit - waiting.size())
                    .forEach(waiting::add);
            page = cycles.awaitingDecision(
                    register, businessDay.today(), page.getLast().cycle().id().value(), limit);
        }
        return List.copyOf(waiting);
    }

    Optional<RenewalDecision> find(DecisionId id) {
        return rows.find(id);
    }

    Map<CycleId, RenewalDecision> on(Collection<CycleId> decided) {
        return rows.on(decided).stream()
                .collect(Collectors.toMap(decision -> decision.cycle().id(), decision -> decision));
    }

    Optional<RenewalDecision> on(CycleId cycle) {
        return rows.on(cycle);
    }
}
