package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleCuts;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrantNotFound;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.registrant.Visibility;
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
 * The door of leaving (uitschrijving): an occupation given up, a withdrawal, retirement, death. A departure ends registrations on the
 * roll and cuts the cycles that judged them, which stay to be read. Who left by choice can come back on it for some days, after that by
 * applying anew, under the same number.
 */
@Service
@Transactional
public class Departures {
    private static final int FURTHEST_DAYS = 366;
    private static final int LONGEST = 2_000;

    private final DepartureRows rows;
    private final Standings standings;
    private final Norms norms;
    private final Registrants registrants;
    private final Visibilities visibilities;
    private final Organisations organisations;
    private final Files files;
    private final Cycles cycles;
    private final CycleCuts cuts;
    private final Hearings hearings;
    private final Roll roll;
    private final Trail trail;
    private final BusinessDay businessDay;

    Departures(
            DepartureRows rows,
            Standings standings,
            Norms norms,
            Registrants registrants,
            Visibilities visibilities,
            Organisations organisations,
            Files files,
            Cycles cycles,
            CycleCuts cuts,
            Hearings hearings,
            Roll roll,
            Trail trail,
            BusinessDay businessDay) {
        this.rows = rows;
        this.standings = standings;
        this.norms = norms;
        this.registrants = registrants;
        this.visibilities = visibilities;
        this.organisations = organisations;
        this.files = files;
        this.cycles = cycles;
        this.cuts = cuts;
        this.hearings = hearings;
        this.roll = roll;
        this.trail = trail;
        this.businessDay = businessDay;
    }

    /**
     * Ends registrations by choice. Refuses with every fault at once: a register or occupation in which the person does not stand
     * registered, a day past or more than a year off; and with {@link RegistrantNotFound}.
     *
     * @param occupations to be ended; all of the register when none is named
     * @param lastDay of the registration; today at the earliest, for who worked today was registered today
     */
    public Departure leave(
            RegistrantId registrant,
            RegisterId register,
            Set<OccupationCode> occupations,
            DepartureKind kind,
            LocalDate lastDay,
            @Nullable String reason,
            Actor by) {
        if (kind == DepartureKind.DECEASED) {
            throw new IllegalArgumentException("a death is reported, not chosen");
        }
        Registrant person = person(registrant);
        List<Cycle> locked = cycles.lock(openCycles(registrant));
        List<Standings.Running> running = standings.running(registrant, dayAfter(lastDay)).stream()
                .filter(one -> one.registration().register().equals(register))
                .toList();
        InputRefused.ifAny(faults(running, register, occupations, lastDay, reason));
        Set<OccupationCode> ending = occupations.isEmpty()
                ? running.stream().map(one -> one.registration().occupation()).collect(Collectors.toSet())
                : occupations;
        LocalDate undoUntil =
                businessDay.today().plusDays(norms.register(register).terms().coolingOffDays());
        DepartureId id = rows.insert(
                registrant,
                register,
                ending,
                kind,
                DepartureState.IN_EFFECT,
                lastDay.plusDays(1),
                reason == null ? null : reason.strip(),
                null,
                List.of(),
                undoUntil,
                by);
        leaveTrace("registration-ended", id, person, "own-file", by);
        cut(id, locked, register, ending, lastDay, by);
        roll.append(running.stream()
                .map(Standings.Running::registration)
                .filter(registration -> ending.contains(registration.occupation()))
                .map(registration ->
                        entry(registration, EntryKind.WITHDRAWN, Status.WITHDRAWN, lastDay.plusDays(1), null, id, by))
                .toList());
        return rows.find(id).orElseThrow();
    }

    /** Who leaves with the end of today is registered today, and no longer leaves. */
    private LocalDate dayAfter(LocalDate lastDay) {
        LocalDate today = businessDay.today();
        return (lastDay.isBefore(today) ? today : lastDay).plusDays(1);
    }

    private List<Fault> faults(
            List<Standings.Running> running,
            RegisterId register,
            Set<OccupationCode> occupations,
            LocalDate lastDay,
            @Nullable String reason) {
        List<Fault> faults = new ArrayList<>();
        LocalDate today = businessDay.today();
        if (running.isEmpty()) {
            faults.add(Fault.at("/register", "not-registered", "value", register));
        }
        occupations.stream()
                .filter(code -> running.stream()
                        .noneMatch(one -> one.registration().occupation().equals(code)))
                .map(OccupationCode::value)
                .sorted()
                .forEach(code -> faults.add(Fault.at("/occupations", "not-registered", "value", code)));
        if (running.stream()
                .filter(one -> occupations.isEmpty()
                        || occupations.contains(one.registration().occupation()))
                .anyMatch(one -> one.status() == Status.SUSPENDED)) {
            faults.add(Fault.at("/occupations", "suspended"));
        }
        if (lastDay.isBefore(today)) {
            faults.add(Fault.at("/lastDay", "date-in-past"));
        } else if (lastDay.isAfter(today.plusDays(FURTHEST_DAYS))) {
            faults.add(Fault.at("/lastDay", "date-too-late", "latest", today.plusDays(FURTHEST_DAYS)));
        }
        if (reason != null && reason.length() > LONGEST) {
            faults.add(Fault.at("/reason", "too-long", "max", LONGEST));
        }
        return faults;
    }

    /**
     * Reports a death, by anybody with an account or by the office; nothing changes until another registrar confirms it. Refuses with
     * {@link DeathReported}, {@link RegistrantNotFound}, or every fault at once: no proof, files that are not the reporter's, a day to come.
     * A relative may know the number of an old certificate only: of one that was merged it is reported of the person it leads to.
     *
     * @param reporter what the one who reports is to the person: {@code daughter}, {@code employer}
     */
    public Departure reportDeath(
            RegistrantId registrant, LocalDate diedOn, String reporter, List<FileId> proof, Actor by) {
        Registrant person = whoItIs(person(registrant));
        InputRefused.ifAny(deathFaults(person, diedOn, reporter, proof, by));
        DepartureId id = rows.insert(
                person.id(),
                null,
                List.of(),
                DepartureKind.DECEASED,
                DepartureState.REPORTED,
                diedOn.plusDays(1),
                null,
                reporter.strip(),
                proof,
                null,
                by);
        leaveTrace("death-reported", id, person, "report", by);
        return rows.find(id).orElseThrow();
    }

    private Registrant whoItIs(Registrant person) {
        return visibilities.of(List.of(person.number())).get(person.number()) instanceof Visibility.Merged merged
                ? Objects.requireNonNull(
                        registrants.byNumber(List.of(merged.survivor())).get(merged.survivor()))
                : person;
    }

    private List<Fault> deathFaults(
            Registrant person, LocalDate diedOn, String reporter, List<FileId> proof, Actor by) {
        List<Fault> faults = new ArrayList<>();
        if (diedOn.isAfter(businessDay.today())) {
            faults.add(Fault.at("/diedOn", "date-in-future"));
        } else if (diedOn.isBefore(person.birthDate())) {
            faults.add(Fault.at("/diedOn", "before-birth"));
        }
        if (reporter.isBlank()) {
            faults.add(Fault.at("/relation", "required"));
        } else if (reporter.length() > LONGEST) {
            faults.add(Fault.at("/relation", "too-long", "max", LONGEST));
        }
        if (proof.isEmpty()) {
            faults.add(Fault.at("/files", "required"));
        }
        Set<FileId> own = files.describe(proof).stream()
                .filter(file -> file.storedBy().equals(by.name()))
                .map(StoredFile::id)
                .collect(Collectors.toSet());
        for (int i = 0; i < proof.size(); i++) {
            if (!own.contains(proof.get(i))) {
                faults.add(Fault.at("/files/" + i, "unknown-file"));
            }
        }
        return faults;
    }

    /**
     * Confirms a reported death: every registration ends with the day of death, open cycles are cut, nobody writes to the person any
     * more and the account is no professional's. Refuses with {@link DepartureNotFound}, {@link DepartureNotInThatState} (also who comes
     * second), and {@link OwnCase} when the one who reported it would confirm it.
     */
    public Departure confirm(DepartureId id, Actor by) {
        RegistrantId registrant = find(id).registrant();
        List<Cycle> locked = cycles.lock(openCycles(registrant));
        Departure departure = locked(id, DepartureMove.CONFIRM);
        Registrant person = person(registrant);
        LocalDate died = departure.lastDay();
        List<Registration> ending = Stream.of(died.plusDays(1), businessDay.today())
                .flatMap(day -> standings.running(registrant, day).stream())
                .map(Standings.Running::registration)
                .distinct()
                .toList();
        Departure confirmed = rows.move(
                id,
                DepartureState.IN_EFFECT,
                ending.stream().map(Registration::occupation).collect(Collectors.toSet()),
                null,
                by);
        rows.remember(id, locked);
        close(locked.stream().map(Cycle::id).toList(), died, by);
        registrants.stopContact(registrant, businessDay.today());
        endRole(person, by);
        leaveTrace("death-confirmed", id, person, "task:registrar", by);
        roll.append(ending.stream()
                .map(registration ->
                        entry(registration, EntryKind.DECEASED, Status.DECEASED, died.plusDays(1), null, id, by))
                .toList());
        return confirmed;
    }

    /** A report that proved nothing. Refuses as {@link #confirm}, and with InputRefused without a reason. */
    public Departure reject(DepartureId id, @Nullable String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Departure departure = locked(id, DepartureMove.REJECT);
        Departure rejected = rows.move(
                id,
                DepartureState.REJECTED,
                departure.occupations(),
                Objects.requireNonNull(reason).strip(),
                by);
        leaveTrace("death-report-rejected", id, person(departure.registrant()), "task:registrar", by);
        return rejected;
    }

    /**
     * Undoes a departure: for the person within the days of reflection, for the office a death that was none. The registrations run on
     * from the day on which they ended, the cycles as they were. Refuses with {@link DepartureNotFound},
     * {@link DepartureNotInThatState}, and {@link DepartureFinal} when the days are over or she registered anew.
     */
    public Departure undo(DepartureId id, String reason, Actor by) {
        Departure seen = find(id);
        List<DepartureRows.Taken> taken = rows.taken(id);
        cycles.lock(Stream.concat(
                        openCycles(seen.registrant()).stream(), taken.stream().map(DepartureRows.Taken::cycle))
                .collect(Collectors.toSet()));
        Departure departure = locked(id, DepartureMove.UNDO);
        List<Registration> back = registrations(departure);
        requireUndoable(departure, back);
        Departure undone =
                rows.move(id, DepartureState.UNDONE, departure.occupations(), reason.isBlank() ? null : reason, by);
        taken.forEach(cycle -> cuts.restore(cycle.cycle(), cycle.lastDay(), cycle.state(), cycle.occupations()));
        Registrant person = person(departure.registrant());
        if (departure.kind() == DepartureKind.DECEASED) {
            registrants.resumeContact(person.id());
            grantRole(person, by);
        }
        leaveTrace(
                "departure-undone",
                id,
                person,
                departure.kind() == DepartureKind.DECEASED ? "task:registrar" : "own-file",
                by);
        roll.append(back.stream()
                .map(registration -> entry(
                        registration,
                        EntryKind.REINSTATED,
                        Status.REGISTERED,
                        departure.lastDay().plusDays(1),
                        validUntil(registration, taken),
                        id,
                        by))
                .toList());
        return undone;
    }

    private void requireUndoable(Departure departure, List<Registration> back) {
        LocalDate until = departure.undoUntil();
        LocalDate after = departure.lastDay().plusDays(1);
        LocalDate day = after.isAfter(businessDay.today()) ? after : businessDay.today();
        Set<Registration> running = standings.running(departure.registrant(), day).stream()
                .map(Standings.Running::registration)
                .collect(Collectors.toSet());
        boolean anew = back.stream().anyMatch(running::contains);
        if (anew || (until != null && businessDay.today().isAfter(until))) {
            throw new DepartureFinal(until == null ? businessDay.today() : until);
        }
    }

    private List<Registration> registrations(Departure departure) {
        return standings.enteredBy(departure.registrant(), basis(departure.id()));
    }

    private static @Nullable LocalDate validUntil(Registration registration, Collection<DepartureRows.Taken> taken) {
        return taken.stream()
                .filter(cycle -> cycle.occupations().contains(registration.occupation()))
                .map(DepartureRows.Taken::lastDay)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private void cut(
            DepartureId id,
            List<Cycle> locked,
            RegisterId register,
            Set<OccupationCode> ending,
            LocalDate lastDay,
            Actor by) {
        List<Cycle> touched = locked.stream()
                .filter(cycle -> cycle.terms().register().equals(register))
                .filter(cycle -> cycle.terms().occupations().stream().anyMatch(ending::contains))
                .toList();
        rows.remember(id, touched);
        for (Cycle cycle : touched) {
            if (ending.containsAll(cycle.terms().occupations())) {
                close(List.of(cycle.id()), lastDay, by);
            } else {
                Set<OccupationCode> gone = new HashSet<>(cycle.terms().occupations());
                gone.retainAll(ending);
                cuts.leave(cycle.id(), gone);
            }
        }
    }

    /** Nothing is intended any more against somebody who has left. */
    private void close(List<CycleId> ended, LocalDate lastDay, Actor by) {
        hearings.settled(ended, "the registration ended", by);
        cuts.cut(ended, lastDay);
    }

    private List<CycleId> openCycles(RegistrantId registrant) {
        return cycles.of(List.of(registrant)).getOrDefault(registrant, List.of()).stream()
                .filter(cycle -> cycle.state() != CycleState.CLOSED)
                .map(Cycle::id)
                .toList();
    }

    private void endRole(Registrant person, Actor by) {
        AccountId account = person.account();
        if (account != null && holdsRole(account)) {
            organisations.end(account, Role.PROFESSIONAL, null, businessDay.today(), by);
        }
    }

    private void grantRole(Registrant person, Actor by) {
        AccountId account = person.account();
        if (account != null && !holdsRole(account)) {
            organisations.grant(account, new RoleGrant(Role.PROFESSIONAL, null, businessDay.today(), null), by);
        }
    }

    private boolean holdsRole(AccountId account) {
        return Optional.ofNullable(organisations.accounts(List.of(account)).get(account)).stream()
                .anyMatch(known -> known.holds(Role.PROFESSIONAL, businessDay.today()));
    }

    @Transactional(readOnly = true)
    public Optional<Departure> departure(DepartureId id) {
        return rows.find(id);
    }

    /** Everything of the person, the newest first. */
    @Transactional(readOnly = true)
    public List<Departure> of(RegistrantId registrant) {
        return rows.of(registrant);
    }

    /** Deaths that wait for confirmation, the oldest first, after the given id, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<Departure> reported(Optional<DepartureId> after, int limit) {
        return rows.reported(after, limit);
    }

    private Departure find(DepartureId id) {
        return rows.find(id).orElseThrow(() -> new DepartureNotFound(id));
    }

    private Departure locked(DepartureId id, DepartureMove move) {
        Departure departure = rows.lock(id).orElseThrow(() -> new DepartureNotFound(id));
        if (move.from(departure.state()).isEmpty()) {
            throw new DepartureNotInThatState(departure);
        }
        return departure;
    }

    private Registrant person(RegistrantId id) {
        return Optional.ofNullable(registrants.byId(List.of(id)).get(id)).orElseThrow(RegistrantNotFound::new);
    }

    private static String basis(DepartureId id) {
        return "departure:" + id;
    }

    private static NewEntry entry(
            Registration registration,
            EntryKind kind,
            Status status,
            LocalDate from,
            @Nullable LocalDate validUntil,
            DepartureId id,
            Actor by) {
        return new NewEntry(registration, kind, status, from, null, validUntil, by, basis(id));
    }

    private void leaveTrace(String act, DepartureId id, Registrant person, String ground, Actor by) {
        trail.record(List.of(
                new Footprint(by, act, basis(id), List.of(person.number().value()), ground, null)));
    }
}
