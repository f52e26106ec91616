package nl.qualityregister.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.CycleTerms;
import nl.qualityregister.cycle.CycleTerms.NewEnd;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.ExtensionRows.Extended;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Violation;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
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
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of extending cycles, many at once: what it would do is shown first, one person proposes it, another carries it out as it was
 * shown, and it can be reversed for those that were not decided since. The beginning of the next cycle moves with the end.
 */
@Service
@Transactional
public class Extensions {
    private static final int CHUNK = 1_000;
    private static final int LONGEST_DAYS = 1_096;

    private final ExtensionRows rows;
    private final CycleTerms terms;
    private final Terms periods;
    private final Cycles cycles;
    private final Norms norms;
    private final Hearings hearings;
    private final Standings standings;
    private final Registrants registrants;
    private final Roll roll;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final BusinessDay businessDay;
    private final Clock clock;

    Extensions(
            ExtensionRows rows,
            CycleTerms terms,
            Terms periods,
            Cycles cycles,
            Norms norms,
            Hearings hearings,
            Standings standings,
            Registrants registrants,
            Roll roll,
            Trail trail,
            ApplicationEventPublisher events,
            BusinessDay businessDay,
            Clock clock) {
        this.rows = rows;
        this.terms = terms;
        this.periods = periods;
        this.cycles = cycles;
        this.norms = norms;
        this.hearings = hearings;
        this.standings = standings;
        this.registrants = registrants;
        this.roll = roll;
        this.trail = trail;
        this.events = events;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /**
     * What it would do now, to cycles that run or are judged and not decided. Refuses with every fault at once: no or too many days, a
     * register or an occupation that is not known, an end of the cohort before its beginning.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ExtensionPreview preview(ExtensionOrder order) {
        InputRefused.ifAny(faults(order));
        ExtensionSurvey survey = new ExtensionSurvey(order);
        List<CycleId> page = terms.undecided(order.cohort(), 0, CHUNK);
        while (!page.isEmpty()) {
            survey(order, page, survey);
            page = terms.undecided(order.cohort(), page.getLast().value(), CHUNK);
        }
        return survey.preview();
    }

    private List<Fault> faults(ExtensionOrder order) {
        List<Fault> faults = new ArrayList<>();
        if (order.days() < 1 || order.days() > LONGEST_DAYS) {
            faults.add(Fault.at("/days", "days-out-of-range", "max", LONGEST_DAYS));
        }
        Cohort cohort = order.cohort();
        if (periods.knows(cohort.register())) {
            periods.unknown(cohort.register(), cohort.occupations())
                    .forEach(code -> faults.add(Fault.at("/occupations", "unknown-value", "value", code)));
        } else {
            faults.add(Fault.at("/register", "unknown-value", "value", cohort.register()));
        }
        LocalDate endsFrom = cohort.endsFrom();
        LocalDate endsUntil = cohort.endsUntil();
        if (endsFrom != null && endsUntil != null && endsUntil.isBefore(endsFrom)) {
            faults.add(Fault.at("/endsUntil", "until-before-from", "from", endsFrom));
        }
        return faults;
    }

    /** Those of a page that are extended. */
    private List<Cycle> survey(ExtensionOrder order, List<CycleId> page, ExtensionSurvey survey) {
        Map<CycleId, Integer> times = order.ground() == ExtensionGround.BY_NORM ? rows.times(page) : Map.of();
        List<Cycle> extended = new ArrayList<>();
        for (Cycle cycle : cycles.find(page)) {
            if (allowed(order, cycle, times.getOrDefault(cycle.id(), 0))) {
                survey.extend(cycle);
                extended.add(cycle);
            } else {
                survey.leaveOut(cycle);
            }
        }
        return extended;
    }

    private boolean allowed(ExtensionOrder order, Cycle cycle, int times) {
        return order.ground() != ExtensionGround.BY_NORM
                || times < norms.version(cycle.terms().norm()).administration().extensionsAtMost();
    }

    /**
     * Proposes what a preview showed. Refuses with {@link ExtensionOutdated}, which holds the new preview, when the digest is not that
     * of what would be done now, or nothing would be; and with InputRefused without a reason.
     */
    public Extension propose(ExtensionOrder order, String digest, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        ExtensionPreview preview = preview(order);
        require(preview, digest);
        Extension extension = new Extension(
                new ExtensionId(UUID.randomUUID()),
                order,
                reason.strip(),
                digest,
                preview.cycles(),
                preview.leftOut(),
                ExtensionState.PROPOSED,
                by,
                clock.instant(),
                null,
                null,
                null,
                null,
                null);
        rows.insert(extension);
        leave("extension-proposed", extension.id(), List.of(), by);
        return extension;
    }

    private static void require(ExtensionPreview preview, String digest) {
        if (!preview.digest().equals(digest) || preview.cycles() == 0) {
            throw new ExtensionOutdated(preview);
        }
    }

    /**
     * Another person carries it out. The cycles are locked before they are looked at. Refuses with {@link ExtensionNotFound},
     * {@link ExtensionNotInThatState} (also who comes second), {@link OwnCase}, and {@link ExtensionOutdated} as {@link #propose}.
     */
    public Extension confirm(ExtensionId id, Actor by) {
        Extension proposed = locked(id, ExtensionMove.CONFIRM);
        try {
            rows.decide(id, ExtensionState.IN_EFFECT, null, by);
        } catch (DataIntegrityViolationException refused) {
            throw Violation.of("extension_two_people_ck", refused) ? new OwnCase() : refused;
        }
        ExtensionOrder order = proposed.order();
        ExtensionSurvey survey = new ExtensionSurvey(order);
        List<List<Cycle>> held = new ArrayList<>();
        List<CycleId> page = terms.undecided(order.cohort(), 0, CHUNK);
        while (!page.isEmpty()) {
            cycles.lock(page);
            Set<CycleId> locked = Set.copyOf(page);
            List<CycleId> still = terms
                    .undecided(order.cohort(), page.getFirst().value() - 1, CHUNK)
                    .stream()
                    .filter(locked::contains)
                    .toList();
            held.add(survey(order, still, survey));
            page = terms.undecided(order.cohort(), page.getLast().value(), CHUNK);
        }
        require(survey.preview(), proposed.digest());
        Extension confirmed = rows.find(id).orElseThrow();
        held.stream().filter(chunk -> !chunk.isEmpty()).forEach(chunk -> extend(confirmed, chunk, by));
        return confirmed;
    }

    private void extend(Extension extension, List<Cycle> chunk, Actor by) {
        List<Extended> extended = chunk.stream()
                .map(cycle -> new Extended(
                        cycle.id(),
                        cycle.terms().end(),
                        cycle.terms().end().plusDays(extension.order().days())))
                .toList();
        rows.insert(extension.id(), extended);
        carryOut(
                extension,
                extended.stream()
                        .map(one -> new NewEnd(one.cycle(), one.after()))
                        .toList(),
                "extension:",
                "cycles-extended",
                by);
    }

    private void carryOut(Extension extension, List<NewEnd> ends, String basis, String act, Actor by) {
        List<CycleId> ids = ends.stream().map(NewEnd::cycle).toList();
        terms.end(ends);
        hearings.settled(ids, "another last day", by);
        leave(act, extension.id(), ids, by);
        enter(basis + extension.id(), ids, by);
        events.publishEvent(new CyclesExtended(extension, ids));
    }

    /** Of a cycle that is to begin only, after an early renewal, it is true from its first day on. */
    private void enter(String basis, List<CycleId> ids, Actor by) {
        LocalDate today = businessDay.today();
        Map<CycleId, List<Standings.Standing>> standing = standings.of(ids, today);
        List<NewEntry> entries = cycles.find(ids).stream()
                .flatMap(cycle -> standing.getOrDefault(cycle.id(), List.of()).stream()
                        .filter(Standings.Standing::lasts)
                        .map(Standings.Standing::occupation)
                        .sorted(Comparator.comparing(OccupationCode::value))
                        .map(occupation -> new NewEntry(
                                new Registration(
                                        cycle.terms().registrant(),
                                        cycle.terms().register(),
                                        occupation),
                                EntryKind.EXTENDED,
                                Status.REGISTERED,
                                cycle.terms().start().isAfter(today)
                                        ? cycle.terms().start()
                                        : today,
                                null,
                                cycle.terms().end(),
                                by,
                                basis)))
                .toList();
        for (int from = 0; from < entries.size(); from += Roll.MOST_AT_ONCE) {
            roll.append(entries.subList(from, Math.min(entries.size(), from + Roll.MOST_AT_ONCE)));
        }
    }

    /** Refuses itself as {@link #confirm}, and with InputRefused without a reason. */
    public Extension refuse(ExtensionId id, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        locked(id, ExtensionMove.REFUSE);
        rows.decide(id, ExtensionState.REFUSED, reason.strip(), by);
        leave("extension-refused", id, List.of(), by);
        return rows.find(id).orElseThrow();
    }

    /**
     * Gives the cycles their earlier ends back, but for those that were decided or got another end since. Refuses with
     * {@link ExtensionNotFound}, {@link ExtensionNotInThatState}, and InputRefused without a reason.
     */
    public Extension reverse(ExtensionId id, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Extension extension = locked(id, ExtensionMove.REVERSE);
        long givenBack = 0;
        List<Extended> page = rows.extended(id, 0, CHUNK);
        while (!page.isEmpty()) {
            Map<CycleId, Cycle> held = cycles
                    .lock(page.stream().map(Extended::cycle).toList())
                    .stream()
                    .collect(Collectors.toMap(Cycle::id, Function.identity()));
            List<NewEnd> back = page.stream()
                    .filter(one -> isAsExtended(held.get(one.cycle()), one))
                    .map(Extended::back)
                    .toList();
            if (!back.isEmpty()) {
                carryOut(extension, back, "extension-reversal:", "extension-reversed", by);
            }
            givenBack += back.size();
            page = rows.extended(id, page.getLast().cycle().value(), CHUNK);
        }
        rows.reverse(id, reason.strip(), givenBack, by);
        return rows.find(id).orElseThrow();
    }

    private static boolean isAsExtended(@Nullable Cycle cycle, Extended extended) {
        return cycle != null
                && cycle.state() != CycleState.CLOSED
                && cycle.terms().end().equals(extended.after());
    }

    private Extension locked(ExtensionId id, ExtensionMove move) {
        Extension extension = rows.lock(id).orElseThrow(() -> new ExtensionNotFound(id));
        if (move.from(extension.state()).isEmpty()) {
            throw new ExtensionNotInThatState(extension);
        }
        return extension;
    }

    @Transactional(readOnly = true)
    public Optional<Extension> extension(ExtensionId id) {
        return rows.find(id);
    }

    /** Those in the state, the oldest first, after the given id, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<Extension> extensions(ExtensionState state, Optional<ExtensionId> after, int limit) {
        return rows.in(state, after, limit);
    }

    private void leave(String act, ExtensionId id, List<CycleId> touched, Actor by) {
        List<String> numbers = touched.isEmpty()
                ? List.of()
                : registrants
                        .byId(cycles.find(touched).stream()
                                .map(cycle -> cycle.terms().registrant())
                                .collect(Collectors.toSet()))
                        .values()
                        .stream()
                        .map(person -> person.number().value())
                        .sorted()
                        .toList();
        trail.record(List.of(new Footprint(by, act, "extension:" + id, numbers, "task:registrar", null)));
    }
}
