package nl.qualityregister.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.qualityregister.assessment.Conclusion;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.assessment.ItemKind;
import nl.qualityregister.assessment.ItemsConcluded;
import nl.qualityregister.assessment.NewItem;
import nl.qualityregister.course.AccreditationRequestId;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.Register;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of objections (bezwaar): against a refused application, a registration not renewed, rejected evidence, a rejected
 * accreditation. The desk advises, a registrar decides; neither judged or decided before. The earlier decision stays on record, what comes in its place names it.
 */
@Service
@Transactional
public class Objections {
    static final String ACCREDITATION = "accreditation:";

    private static final int LONGEST = 10_000;
    private static final Pattern ACCOUNT =
            Pattern.compile("account:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    private final ObjectionRows rows;
    private final ContestedDecisions contested;
    private final Redress redress;
    private final Norms norms;
    private final Files files;
    private final Accreditations accreditations;
    private final Registrants registrants;
    private final Desk desk;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final ApplicationEventPublisher events;

    Objections(
            ObjectionRows rows,
            ContestedDecisions contested,
            Redress redress,
            Norms norms,
            Files files,
            Accreditations accreditations,
            Registrants registrants,
            Desk desk,
            Trail trail,
            BusinessDay businessDay,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.contested = contested;
        this.redress = redress;
        this.norms = norms;
        this.files = files;
        this.accreditations = accreditations;
        this.registrants = registrants;
        this.desk = desk;
        this.trail = trail;
        this.businessDay = businessDay;
        this.events = events;
    }

    /**
     * Refuses with {@link NothingToObjectTo} (also somebody else's decision), {@link AlreadyObjected}, {@link ObjectionLate} after the
     * term when nothing is said that could excuse it, or every fault at once. A late one waits for the registrar to say whether it is
     * excused. Where the register says so the end of a registration has no effect until it is decided.
     */
    public Objection object(NewObjection asked, AccountId objector, Actor by) {
        InputRefused.ifAny(faults(asked.grounds(), asked.excuse(), asked.files(), by));
        Contested against = contested.find(asked.against(), objector).orElseThrow(NothingToObjectTo::new);
        boolean late = businessDay.today().isAfter(against.until());
        if (late && asked.excuse() == null) {
            throw new ObjectionLate(against.until());
        }
        ObjectionId id = rows.insert(
                        asked,
                        against,
                        objector,
                        late ? ObjectionState.LATE : ObjectionState.SUBMITTED,
                        businessDay.today().plusDays(terms(against.register()).decisionDays()))
                .orElseThrow(AlreadyObjected::new);
        Objection objection = rows.find(id).orElseThrow();
        leave("objection-submitted", objection, "own-file", by);
        return late ? objection : takenUp(objection, by);
    }

    private Register.Terms terms(nl.qualityregister.norm.RegisterId register) {
        return norms.register(register).terms();
    }

    private List<Fault> faults(String grounds, @Nullable String excuse, List<FileId> attached, Actor by) {
        List<Fault> faults = new ArrayList<>();
        text("/grounds", grounds, faults);
        if (excuse != null) {
            text("/excuse", excuse, faults);
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
        return faults;
    }

    private static void text(String pointer, String text, List<Fault> faults) {
        if (text.isBlank()) {
            faults.add(Fault.at(pointer, "required"));
        } else if (text.length() > LONGEST) {
            faults.add(Fault.at(pointer, "too-long", "max", LONGEST));
        }
    }

    private Objection takenUp(Objection objection, Actor by) {
        if (terms(objection.register()).objectionSuspends() && redress.suspend(objection, by)) {
            rows.suspend(objection.id());
        }
        desk.announce(List.of(item(objection)), by);
        return rows.find(objection.id()).orElseThrow();
    }

    private NewItem item(Objection objection) {
        Set<AccountId> barred = new HashSet<>();
        barred.add(objection.objector());
        rows.barred(objection.id()).forEach(actor -> account(actor).ifPresent(barred::add));
        return new NewItem(
                ItemKind.OBJECTION,
                subject(objection.id()),
                objection.registrant(),
                provider(objection),
                objection.register(),
                Set.of(),
                null,
                objection.files(),
                objection.decideBy(),
                1,
                barred);
    }

    /** Nobody who works for it judges what it objects to. */
    private @Nullable OrganisationId provider(Objection objection) {
        return accreditation(objection.subject())
                .flatMap(accreditations::find)
                .map(application -> application.request().provider())
                .orElse(null);
    }

    private static Optional<AccreditationRequestId> accreditation(String subject) {
        return subject.startsWith(ACCREDITATION)
                ? Optional.of(new AccreditationRequestId(UUID.fromString(subject.substring(ACCREDITATION.length()))))
                : Optional.empty();
    }

    private static Optional<AccountId> account(Actor actor) {
        Matcher account = ACCOUNT.matcher(actor.name());
        return account.matches() ? Optional.of(new AccountId(UUID.fromString(account.group(1)))) : Optional.empty();
    }

    private static String subject(ObjectionId id) {
        return "objection:" + id;
    }

    @EventListener
    void advised(ItemsConcluded concluded) {
        concluded.items().stream()
                .filter(item -> item.kind() == ItemKind.OBJECTION)
                .filter(item -> item.subject().startsWith("objection:"))
                .forEach(this::advised);
    }

    private void advised(ItemsConcluded.Concluded item) {
        ObjectionId id = new ObjectionId(UUID.fromString(item.subject().substring("objection:".length())));
        ObjectionMove move =
                item.finding().conclusion() == Conclusion.ASKED_BACK ? ObjectionMove.ASK_BACK : ObjectionMove.ADVISE;
        rows.lock(id).flatMap(objection -> move.from(objection.state())).ifPresent(state -> {
            rows.found(id, state, item.finding(), item.judgedBy());
            if (move == ObjectionMove.ASK_BACK) {
                answered(id);
            }
        });
    }

    /** What the desk asked back. Refuses with {@link ObjectionNotFound}, {@link ObjectionNotInThatState}, or every fault at once. */
    public Objection answer(ObjectionId id, String grounds, List<FileId> more, AccountId objector, Actor by) {
        own(id, objector);
        InputRefused.ifAny(faults(grounds, null, more, by));
        Objection objection = locked(id, ObjectionMove.ANSWER);
        rows.answer(id, grounds, more);
        leave("objection-answered", objection, "own-file", by);
        Objection answered = rows.find(id).orElseThrow();
        desk.announce(List.of(item(answered)), by);
        return answered;
    }

    /** The decision stands again. Refuses with {@link ObjectionNotFound}, {@link ObjectionNotInThatState}. */
    public Objection withdraw(ObjectionId id, AccountId objector, Actor by) {
        own(id, objector);
        desk.recall(List.of(subject(id)), by);
        Objection objection = locked(id, ObjectionMove.WITHDRAW);
        rows.withdraw(id);
        leave("objection-withdrawn", objection, "own-file", by);
        redress.resume(objection, by);
        return rows.find(id).orElseThrow();
    }

    /** A late objection that is excused is taken up as one in time. Refuses as {@link #decide}. */
    public Objection excuse(ObjectionId id, @Nullable String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Objection objection = locked(id, ObjectionMove.EXCUSE);
        requireUninvolved(objection, by);
        rows.admit(id, Objects.requireNonNull(reason), by);
        leave("objection-excused", objection, "task:registrar", by);
        return takenUp(objection, by);
    }

    /** A late objection that nothing excuses. Refuses as {@link #decide}. */
    public Objection declareInadmissible(ObjectionId id, @Nullable String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Objection objection = locked(id, ObjectionMove.DECLARE_INADMISSIBLE);
        leave("objection-inadmissible", objection, "task:registrar", by);
        rows.decide(id, ObjectionState.INADMISSIBLE, Objects.requireNonNull(reason), null, by);
        return answered(id);
    }

    private void requireUninvolved(Objection objection, Actor by) {
        if (rows.barred(objection.id()).contains(by)
                || Actor.account(objection.objector()).equals(by)) {
            throw new OwnCase();
        }
    }

    /**
     * Decides, once. What is upheld takes effect at once: the applicant is admitted, the cycle renewed from the day after it ended, the
     * evidence entered again as accepted, the accreditation judged anew by others; each names what it replaces. Refuses with {@link ObjectionNotFound},
     * {@link ObjectionNotInThatState} (also who comes second, and a dismissal before the desk was heard), {@link OwnCase} for whoever
     * asked, judged or decided before, ApplicationPending, CycleOverlaps, NoNormInForce, and InputRefused without a reason, or when part
     * of it is upheld without saying which part.
     *
     * @param part what is granted of it, of a part only: occupations, or points
     */
    public Objection decide(ObjectionId id, ObjectionOutcome outcome, @Nullable String reason, Part part, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        desk.recall(List.of(subject(id)), by);
        Objection objection = locked(id, outcome.move());
        requireUninvolved(objection, by);
        String why = Objects.requireNonNull(reason).strip();
        InputRefused.ifAny(redress.faults(objection, outcome, part));
        String result = null;
        if (outcome == ObjectionOutcome.DISMISSED) {
            redress.resume(objection, by);
        } else {
            result = redress.grant(objection, part, why, by);
            judgedByOthers(result, objection);
        }
        leave("objection-decided", objection, "task:registrar", by);
        rows.decide(id, outcome.state(), why, result, by);
        return answered(id);
    }

    private Objection answered(ObjectionId id) {
        Objection answered = rows.find(id).orElseThrow();
        events.publishEvent(new ObjectionsAnswered(List.of(answered)));
        return answered;
    }

    /** Whoever rejected an accreditation does not judge it once more, nor does whoever advised. */
    private void judgedByOthers(String result, Objection objection) {
        if (result.startsWith(ACCREDITATION)) {
            desk.bar(
                    result,
                    rows.barred(objection.id()).stream()
                            .flatMap(actor -> account(actor).stream())
                            .collect(Collectors.toSet()));
        }
    }

    /**
     * @param occupations of an application or a cycle, when not all
     * @param points of evidence, when not all
     */
    public record Part(
            Set<OccupationCode> occupations, @Nullable Hundredths points) {
        public static final Part ALL = new Part(Set.of(), null);

        public Part {
            occupations = Set.copyOf(occupations);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Objection> objection(ObjectionId id) {
        return rows.find(id);
    }

    /** Somebody's own, the newest first. */
    @Transactional(readOnly = true)
    public List<Objection> of(AccountId objector) {
        return rows.of(objector);
    }

    /** For the registrar: in a state, the oldest first, after the given id, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<Objection> objections(ObjectionState state, Optional<ObjectionId> after, int limit) {
        return rows.list(state, after, limit);
    }

    private Objection own(ObjectionId id, AccountId objector) {
        return rows.find(id)
                .filter(found -> found.objector().equals(objector))
                .orElseThrow(() -> new ObjectionNotFound(id));
    }

    private Objection locked(ObjectionId id, ObjectionMove move) {
        Objection objection = rows.lock(id).orElseThrow(() -> new ObjectionNotFound(id));
        if (move.from(objection.state()).isEmpty()) {
            throw new ObjectionNotInThatState(objection);
        }
        return objection;
    }

    private void leave(String act, Objection objection, String ground, Actor by) {
        List<String> numbers = Optional.ofNullable(objection.registrant())
                .map(id -> registrants.byId(List.of(id)))
                .orElse(Map.of())
                .values()
                .stream()
                .map(person -> person.number().value())
                .toList();
        trail.record(List.of(new Footprint(by, act, subject(objection.id()), numbers, ground, null)));
    }
}
