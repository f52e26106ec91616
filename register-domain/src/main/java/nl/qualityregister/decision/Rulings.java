package nl.qualityregister.decision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Violation;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrantNotFound;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.registrant.Visibility;
import nl.qualityregister.roll.Measure;
import nl.qualityregister.roll.MeasureCorrection;
import nl.qualityregister.roll.MeasureId;
import nl.qualityregister.roll.MeasureKind;
import nl.qualityregister.roll.MeasureLifting;
import nl.qualityregister.roll.MeasureReversal;
import nl.qualityregister.roll.MeasureState;
import nl.qualityregister.roll.Measures;
import nl.qualityregister.roll.NewMeasure;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of rulings and interim orders of disciplinary bodies: the office enters what was ruled elsewhere, with the document, and a
 * second person confirms it; then it is a measure on the roll. An appeal may take its effect away for a while; what is reversed is in no
 * public answer any more. Complaints are not handled here.
 */
@Service
@Transactional
public class Rulings {
    private static final int LONGEST = 200;

    private final RulingRows rows;
    private final Measures measures;
    private final Standings standings;
    private final Cycles cycles;
    private final Files files;
    private final Registrants registrants;
    private final Visibilities visibilities;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final ApplicationEventPublisher events;

    Rulings(
            RulingRows rows,
            Measures measures,
            Standings standings,
            Cycles cycles,
            Files files,
            Registrants registrants,
            Visibilities visibilities,
            Trail trail,
            BusinessDay businessDay,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.measures = measures;
        this.standings = standings;
        this.cycles = cycles;
        this.files = files;
        this.registrants = registrants;
        this.visibilities = visibilities;
        this.trail = trail;
        this.businessDay = businessDay;
        this.events = events;
    }

    /**
     * Enters one; nothing changes until another person confirms it. Refuses with RegistrantNotFound, {@link RulingAlreadyRecorded}, or
     * every fault at once: a number that was merged, no document, files that are not the one's who enters it, no body, reference or
     * ground, an occupation that does not run, days that are none, a suspension or strike-off that is not published, an interim order of
     * another kind.
     */
    public Ruling record(NewRuling ruled, Actor by) {
        Registrant person = person(ruled.registrant());
        List<OccupationCode> running = running(ruled);
        List<OccupationCode> concerned = ruled.occupations().isEmpty()
                ? running
                : ruled.occupations().stream()
                        .sorted(Comparator.comparing(OccupationCode::value))
                        .toList();
        InputRefused.ifAny(faults(ruled, person, running, concerned, by));
        try {
            RulingId id = rows.insert(ruled, concerned, by);
            leave("ruling-recorded", id, person, by);
            return rows.find(id).orElseThrow();
        } catch (DuplicateKeyException refused) {
            throw Violation.of("ruling_once_uk", refused) ? new RulingAlreadyRecorded(ruled.reference()) : refused;
        }
    }

    private List<OccupationCode> running(NewRuling ruled) {
        LocalDate today = businessDay.today();
        LocalDate day = ruled.from().isAfter(today) ? today : ruled.from();
        return standings.running(ruled.registrant(), day).stream()
                .map(Standings.Running::registration)
                .filter(registration -> registration.register().equals(ruled.register()))
                .map(Registration::occupation)
                .toList();
    }

    private List<Fault> faults(
            NewRuling ruled,
            Registrant person,
            List<OccupationCode> running,
            List<OccupationCode> concerned,
            Actor by) {
        List<Fault> faults = new ArrayList<>();
        text("/body", ruled.body(), faults);
        text("/reference", ruled.reference(), faults);
        text("/publicationGround", ruled.publicationGround(), faults);
        RegistrationNumber number = person.number();
        if (visibilities.of(List.of(number)).get(number) instanceof Visibility.Merged merged) {
            faults.add(Fault.at("/registrationNumber", "number-merged", "survivor", merged.survivor()));
        } else if (running.isEmpty()) {
            faults.add(Fault.at("/register", "not-registered", "value", ruled.register()));
        }
        concerned.stream()
                .filter(code -> !running.contains(code))
                .forEach(code -> faults.add(Fault.at("/occupations", "not-registered", "value", code)));
        if (ruled.ruledOn().isAfter(businessDay.today())) {
            faults.add(Fault.at("/ruledOn", "date-in-future"));
        }
        LocalDate until = ruled.until();
        if (until != null && !until.isAfter(ruled.from())) {
            faults.add(Fault.at("/until", "until-before-from", "from", ruled.from()));
        }
        if (!ruled.published() && losesTitle(ruled.kind())) {
            faults.add(Fault.at(
                    "/published", "measure-must-be-public", "kind", ruled.kind().code()));
        }
        if (ruled.interim() && ruled.kind() != MeasureKind.SUSPENSION && ruled.kind() != MeasureKind.CONDITIONS) {
            faults.add(
                    Fault.at("/interim", "not-with-kind", "kind", ruled.kind().code()));
        }
        files(ruled.files(), by, faults);
        return faults;
    }

    private void files(List<FileId> attached, Actor by, List<Fault> faults) {
        if (attached.isEmpty()) {
            faults.add(Fault.at("/files", "required"));
        }
        Set<FileId> own = files.describe(attached).stream()
                .filter(file -> file.storedBy().equals(by.name()))
                .map(StoredFile::id)
                .collect(Collectors.toSet());
        for (int i = 0; i < attached.size(); i++) {
            if (!own.contains(attached.get(i))) {
                faults.add(Fault.at("/files/" + i, "unknown-file"));
            }
        }
    }

    private static void text(String pointer, String text, List<Fault> faults) {
        if (text.isBlank()) {
            faults.add(Fault.at(pointer, "required"));
        } else if (text.length() > LONGEST) {
            faults.add(Fault.at(pointer, "too-long", "max", LONGEST));
        }
    }

    private static boolean losesTitle(MeasureKind kind) {
        return switch (kind) {
            case WARNING, REPRIMAND, FINE, CONDITIONS -> false;
            case SUSPENSION, STRIKE_OFF -> true;
        };
    }

    /** What it would do if it was confirmed now. */
    @Transactional(readOnly = true)
    public RulingEffect effect(Ruling ruling) {
        NewRuling ruled = ruling.ruled();
        List<OccupationCode> concerned =
                running(ruled).stream().filter(ruled.occupations()::contains).toList();
        List<Cycle> touched =
                cycles.of(List.of(ruled.registrant())).getOrDefault(ruled.registrant(), List.of()).stream()
                        .filter(cycle -> cycle.state() != CycleState.CLOSED)
                        .filter(cycle -> cycle.terms().register().equals(ruled.register()))
                        .filter(cycle -> cycle.terms().occupations().stream().anyMatch(concerned::contains))
                        .toList();
        return new RulingEffect(concerned, losesTitle(ruled.kind()), touched);
    }

    /**
     * Another person confirms it, and it holds. Refuses with {@link RulingNotFound}, {@link RulingNotInThatState} (also who comes second),
     * {@link OwnCase}, NothingToTakeMeasuresOn.
     */
    public Ruling confirm(RulingId id, Actor by) {
        Ruling ruling = locked(id, RulingMove.CONFIRM);
        try {
            rows.confirm(id, RulingState.IN_FORCE, by);
        } catch (DataIntegrityViolationException refused) {
            throw Violation.of("ruling_two_people_ck", refused) ? new OwnCase() : refused;
        }
        NewRuling ruled = ruling.ruled();
        impose(ruling, ruled.from(), ruled.until(), basis(id), by);
        Ruling confirmed = done("ruling-confirmed", id, by);
        events.publishEvent(new RulingsConfirmed(List.of(confirmed)));
        return confirmed;
    }

    private void impose(Ruling ruling, LocalDate from, @Nullable LocalDate until, String basis, Actor by) {
        NewRuling ruled = ruling.ruled();
        List<Measure> imposed = measures.impose(ruled.occupations().stream()
                .sorted(Comparator.comparing(OccupationCode::value))
                .map(occupation -> new NewMeasure(
                        new Registration(ruled.registrant(), ruled.register(), occupation),
                        ruled.kind(),
                        ruled.published(),
                        from,
                        until,
                        by,
                        basis,
                        null))
                .toList());
        rows.imposed(ruling.id(), imposed.stream().map(Measure::id).toList(), from, until);
    }

    /** A ruling that was entered wrongly. Refuses as {@link #confirm}, and with InputRefused without a reason. */
    public Ruling refuse(RulingId id, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        locked(id, RulingMove.REFUSE);
        rows.decide(id, RulingState.REFUSED, reason.strip(), by);
        return done("ruling-refused", id, by);
    }

    /**
     * Notes an appeal. One that suspends takes the effect away from today, until it is dismissed. Refuses with {@link RulingNotFound},
     * {@link RulingNotInThatState}, and InputRefused with a day that is to come or before the ruling.
     */
    public Ruling appeal(RulingId id, LocalDate lodgedOn, boolean suspends, Actor by) {
        LocalDate today = businessDay.today();
        if (lodgedOn.isAfter(today)) {
            throw new InputRefused(List.of(Fault.at("/lodgedOn", "date-in-future")));
        }
        RulingMove move = suspends ? RulingMove.APPEAL_AND_SUSPEND : RulingMove.APPEAL;
        Ruling ruling = locked(id, move);
        LocalDate ruledOn = ruling.ruled().ruledOn();
        if (lodgedOn.isBefore(ruledOn)) {
            throw new InputRefused(List.of(Fault.at("/lodgedOn", "appeal-before-ruling", "ruledOn", ruledOn)));
        }
        rows.appeal(id, move.from(ruling.state()).orElseThrow(), lodgedOn, suspends ? today : null);
        if (suspends) {
            takeAway(ruling, today, basis(id) + "/appeal", by);
        }
        return done("ruling-appealed", id, by);
    }

    /** What held already is lifted from the day on; what did not begin yet never was. */
    private void takeAway(Ruling ruling, LocalDate today, String basis, Actor by) {
        NewRuling ruled = ruling.ruled();
        LocalDate until = ruled.until();
        if (!today.isAfter(ruled.from())) {
            measures.reverse(ruling.current().stream()
                    .map(measure -> new MeasureReversal(measure, by, basis))
                    .toList());
        } else if (until == null || today.isBefore(until)) {
            measures.lift(ruling.current().stream()
                    .map(measure -> new MeasureLifting(measure, today, by, basis))
                    .toList());
        }
    }

    /**
     * The appeal failed: what it had suspended holds again from tomorrow, for as many days as were left. Refuses with
     * {@link RulingNotFound}, {@link RulingNotInThatState}, and InputRefused without a reason.
     */
    public Ruling dismissAppeal(RulingId id, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Ruling ruling = locked(id, RulingMove.DISMISS_APPEAL);
        rows.decide(id, RulingState.IN_FORCE, reason.strip(), by);
        LocalDate suspendedOn = ruling.suspendedOn();
        LocalDate until = ruling.ruled().until();
        if (ruling.state() == RulingState.SUSPENDED
                && suspendedOn != null
                && (until == null || suspendedOn.isBefore(until))) {
            LocalDate tomorrow = businessDay.today().plusDays(1);
            LocalDate begun = ruling.ruled().from();
            LocalDate from = begun.isAfter(tomorrow) ? begun : tomorrow;
            LocalDate rest = begun.isAfter(suspendedOn) ? begun : suspendedOn;
            impose(
                    ruling,
                    from,
                    until == null ? null : from.plusDays(ChronoUnit.DAYS.between(rest, until)),
                    basis(id) + "/resumed-" + from,
                    by);
        }
        return done("ruling-appeal-dismissed", id, by);
    }

    /** Ends it before its term, from the day on. Refuses with {@link RulingNotFound}, {@link RulingNotInThatState}, or with InputRefused. */
    public Ruling lift(RulingId id, LocalDate on, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Ruling ruling = locked(id, RulingMove.LIFT);
        LocalDate until = ruling.ruled().until();
        if (!on.isAfter(ruling.ruled().from()) || (until != null && !on.isBefore(until))) {
            throw new InputRefused(List.of(Fault.at(
                    "/on", "measure-not-in-force-then", "from", ruling.ruled().from())));
        }
        rows.decide(id, RulingState.LIFTED, reason.strip(), by);
        measures.lift(ruling.current().stream()
                .map(measure -> new MeasureLifting(measure, on, by, basis(id) + "/lifted"))
                .toList());
        return done("ruling-lifted", id, by);
    }

    /**
     * It should never have been, as when an appeal is upheld: all that it led to is reversed, and is in no public answer any more. Refuses
     * with {@link RulingNotFound}, {@link RulingNotInThatState}, and InputRefused without a reason.
     */
    public Ruling reverse(RulingId id, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Ruling ruling = locked(id, RulingMove.REVERSE);
        rows.decide(id, RulingState.REVERSED, reason.strip(), by);
        List<MeasureId> standing = ruling.measures().stream()
                .filter(measure -> measures.find(measure)
                        .filter(known -> known.state() != MeasureState.REVERSED)
                        .isPresent())
                .toList();
        measures.reverse(standing.stream()
                .map(measure -> new MeasureReversal(measure, by, basis(id) + "/reversed-" + measure))
                .toList());
        return done("ruling-reversed", id, by);
    }

    /**
     * Publishes it from now on, or no longer. Refuses with {@link RulingNotFound}, {@link RulingNotInThatState}, or every fault at once: no
     * ground, a suspension or strike-off that would not be published.
     */
    public Ruling publish(RulingId id, boolean published, String ground, Actor by) {
        Ruling ruling = locked(id, RulingMove.PUBLISH);
        NewRuling ruled = ruling.ruled();
        List<Fault> faults = new ArrayList<>();
        text("/ground", ground, faults);
        if (!published && losesTitle(ruled.kind())) {
            faults.add(Fault.at(
                    "/published", "measure-must-be-public", "kind", ruled.kind().code()));
        }
        InputRefused.ifAny(faults);
        if (published != ruled.published()) {
            measures.correct(ruling.current().stream()
                    .map(measure -> new MeasureCorrection(
                            measure,
                            ruled.kind(),
                            published,
                            ruled.from(),
                            ruled.until(),
                            by,
                            basis(id) + "/publication-" + (rows.version(id) + 1)))
                    .toList());
        }
        rows.publish(id, published, ground.strip());
        return done("ruling-publication-changed", id, by);
    }

    private Ruling locked(RulingId id, RulingMove move) {
        Ruling ruling = rows.lock(id).orElseThrow(() -> new RulingNotFound(id));
        if (move.from(ruling.state()).isEmpty()) {
            throw new RulingNotInThatState(ruling);
        }
        return ruling;
    }

    private Ruling done(String act, RulingId id, Actor by) {
        Ruling ruling = rows.find(id).orElseThrow();
        leave(act, id, person(ruling.ruled().registrant()), by);
        return ruling;
    }

    private static String basis(RulingId id) {
        return "ruling:" + id;
    }

    @Transactional(readOnly = true)
    public Optional<Ruling> ruling(RulingId id) {
        return rows.find(id);
    }

    /** All of the person, the newest first. */
    @Transactional(readOnly = true)
    public List<Ruling> of(RegistrantId registrant) {
        return rows.of(registrant);
    }

    /** Those in the state, the oldest first, after the given id, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<Ruling> rulings(RulingState state, Optional<RulingId> after, int limit) {
        return rows.in(state, after, limit);
    }

    private Registrant person(RegistrantId id) {
        return Optional.ofNullable(registrants.byId(List.of(id)).get(id)).orElseThrow(RegistrantNotFound::new);
    }

    private void leave(String act, RulingId id, Registrant person, Actor by) {
        trail.record(List.of(
                new Footprint(by, act, basis(id), List.of(person.number().value()), "task:registrar", null)));
    }
}
