package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Violation;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Providers;
import nl.qualityregister.trail.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of accreditation: a version of a course is applied for in one or more registers, and each register decides for itself. All that
 * is decided about a course waits for its lock, so that of two answers at once one stands.
 */
@Service
@Transactional
public class Accreditations {
    private static final int LONGEST_ANSWER = 10_000;

    private final RequestRows rows;
    private final VersionRows versions;
    private final VersionCheck check;
    private final Courses courses;
    private final Arrears arrears;
    private final Organisations organisations;
    private final Providers providers;
    private final Norms norms;
    private final BusinessDay businessDay;
    private final ApplicationEventPublisher events;

    Accreditations(
            RequestRows rows,
            VersionRows versions,
            VersionCheck check,
            Courses courses,
            Arrears arrears,
            Organisations organisations,
            Providers providers,
            Norms norms,
            BusinessDay businessDay,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.versions = versions;
        this.check = check;
        this.courses = courses;
        this.arrears = arrears;
        this.organisations = organisations;
        this.providers = providers;
        this.norms = norms;
        this.businessDay = businessDay;
        this.events = events;
    }

    /**
     * Applies for a version in registers, all or none; from then on the version is fixed. Publishes {@link AccreditationsRequested}.
     * Refuses with {@link CourseNotFound}, with every fault of the content and of the registers at once, with {@link ApplicationsLocked},
     * and with {@link AppliedForAlready}.
     */
    public List<AccreditationApplication> apply(
            OrganisationId provider, CourseCode course, int version, List<RegisterId> registers, Actor by) {
        CourseVersion applied = versions.lock(course)
                .filter(provider::equals)
                .flatMap(own -> versions.find(course, version))
                .orElseThrow(() -> new CourseNotFound(course));
        List<Fault> faults = new ArrayList<>(check.ofApplication(applied.content()));
        faults.addAll(ofRegisters(registers, provider));
        InputRefused.ifAny(faults);
        registers.forEach(register -> refuseWhenLocked(register, provider));
        List<AccreditationRequest> requests =
                registers.stream().map(register -> request(applied, register)).toList();
        add(requests, requests.stream().map(request -> fee(request, applied)).toList(), by);
        versions.fix(course, version);
        events.publishEvent(new AccreditationsRequested(requests, by));
        return find(requests);
    }

    /**
     * Takes a rejected application up anew, as it was and without a fee: an objection to the rejection was upheld. Publishes
     * {@link AccreditationsRequested}. Refuses with {@link AccreditationRequestNotFound} when it is not one that was rejected, and with
     * {@link AppliedForAlready} when the version was applied for again since.
     */
    public AccreditationApplication takeUpAnew(AccreditationRequestId rejected, Actor by) {
        AccreditationRequest before = find(rejected)
                .filter(found -> found.state() == RequestState.REJECTED)
                .map(AccreditationApplication::request)
                .orElseThrow(() -> new AccreditationRequestNotFound(rejected));
        versions.lock(before.course());
        AccreditationRequest anew =
                request(versions.find(before.course(), before.version()).orElseThrow(), before.register());
        add(List.of(anew), List.of(0L), by);
        events.publishEvent(new AccreditationsRequested(List.of(anew), by));
        return find(List.of(anew)).getFirst();
    }

    private void add(List<AccreditationRequest> requests, List<Long> fees, Actor by) {
        try {
            rows.add(requests, fees, by);
        } catch (DuplicateKeyException refused) {
            AccreditationRequest first = requests.getFirst();
            throw Violation.of("accreditation_request_once_uk", refused)
                    ? new AppliedForAlready(first.course(), first.version())
                    : refused;
        }
    }

    private List<Fault> ofRegisters(List<RegisterId> registers, OrganisationId provider) {
        List<Fault> faults = new ArrayList<>();
        if (registers.isEmpty()) {
            faults.add(Fault.at("/registers", "required"));
        }
        for (int i = 0; i < registers.size(); i++) {
            if (register(registers.get(i)).isEmpty()) {
                faults.add(Fault.at("/registers/" + i, "unknown-register-for-course"));
            } else if (registers.subList(0, i).contains(registers.get(i))) {
                faults.add(Fault.at("/registers/" + i, "repeated"));
            } else if (!providers.isAuthorised(provider, registers.get(i), businessDay.today())) {
                faults.add(Fault.at("/registers/" + i, "provider-not-authorised", "register", registers.get(i)));
            }
        }
        return faults;
    }

    private void refuseWhenLocked(RegisterId register, OrganisationId provider) {
        if (setting(register).locksThoseInArrears()) {
            int editions = arrears.of(provider).size();
            if (editions > 0) {
                throw new ApplicationsLocked(register, editions);
            }
        }
    }

    private AccreditationRequest request(CourseVersion version, RegisterId register) {
        Register asked = register(register).orElseThrow();
        return new AccreditationRequest(
                new AccreditationRequestId(UUID.randomUUID()),
                version.course(),
                version.version(),
                register,
                version.provider(),
                body(asked).orElse(null),
                version.files(),
                businessDay.today().plusDays(asked.terms().assessmentDays()));
    }

    private Optional<OrganisationId> body(Register register) {
        List<OrganisationId> bodies =
                register.accreditingBodies().stream().map(OrganisationId::new).toList();
        return organisations.find(bodies).stream().map(Organisation::id).min(Comparator.comparing(bodies::indexOf));
    }

    /** The register's fee of this kind of course, or of any. */
    private long fee(AccreditationRequest request, CourseVersion version) {
        Map<String, Long> fees = register(request.register()).orElseThrow().fees().stream()
                .collect(Collectors.toMap(Register.Fee::code, Register.Fee::cents));
        String code = "accreditation-" + version.content().type();
        return fees.getOrDefault(code, fees.getOrDefault("accreditation", 0L));
    }

    private Optional<Register> register(RegisterId id) {
        return norms.registers().stream()
                .filter(register -> register.id().equals(id))
                .findFirst();
    }

    /** Takes an application back before it was judged. Publishes {@link AccreditationRequestsRecalled}. */
    public AccreditationApplication recall(OrganisationId provider, AccreditationRequestId id, Actor by) {
        AccreditationApplication standing = own(provider, id, RequestMove.RECALL);
        rows.move(id, RequestState.RECALLED, null);
        events.publishEvent(new AccreditationRequestsRecalled(List.of(id), by));
        return find(List.of(standing.request())).getFirst();
    }

    /** Answers what the body asked back; it lies on the desk again. Publishes {@link AccreditationsRequested}. */
    public AccreditationApplication answer(
            OrganisationId provider, AccreditationRequestId id, String answer, Actor by) {
        AccreditationApplication standing = own(provider, id, RequestMove.ANSWER);
        if (answer.isBlank() || answer.length() > LONGEST_ANSWER) {
            throw new InputRefused(List.of(
                    answer.isBlank()
                            ? Fault.at("/answer", "required")
                            : Fault.at("/answer", "too-long", "max", LONGEST_ANSWER)));
        }
        rows.move(id, RequestState.SUBMITTED, answer);
        events.publishEvent(new AccreditationsRequested(List.of(standing.request()), by));
        return find(List.of(standing.request())).getFirst();
    }

    private AccreditationApplication own(OrganisationId provider, AccreditationRequestId id, RequestMove move) {
        rows.lock(List.of(id));
        AccreditationApplication standing = find(id, provider).orElseThrow(() -> new AccreditationRequestNotFound(id));
        after(standing, move);
        return standing;
    }

    private static RequestState after(AccreditationApplication standing, RequestMove move) {
        return move.from(standing.state())
                .orElseThrow(
                        () -> new AccreditationNotInThatState(standing.request().id(), standing.state(), move));
    }

    /**
     * The desk answers. Everything is checked before anything is written; faults point to {@code /points/0/category} and the like. What is
     * granted is credited to those whose attendance waited for it. Refuses with {@link AccreditationRequestNotFound},
     * {@link AccreditationNotInThatState}, or with the faults. Publishes {@link AccreditationsConcluded}.
     */
    public void conclude(Map<AccreditationRequestId, AccreditationJudgement> judgements, Actor by) {
        rows.lock(judgements.keySet());
        Map<AccreditationRequestId, AccreditationApplication> standing = rows.find(judgements.keySet()).stream()
                .collect(Collectors.toMap(one -> one.request().id(), Function.identity()));
        List<Fault> faults = new ArrayList<>();
        judgements.forEach((id, judgement) -> {
            AccreditationApplication application = standing.get(id);
            if (application == null) {
                throw new AccreditationRequestNotFound(id);
            }
            after(application, RequestMove.of(judgement));
            faults.addAll(faults(application.request(), judgement));
        });
        InputRefused.ifAny(faults);
        judgements.forEach((id, judgement) -> conclude(Objects.requireNonNull(standing.get(id)), judgement, by));
        events.publishEvent(new AccreditationsConcluded(rows.find(judgements.keySet()), by));
    }

    private List<Fault> faults(AccreditationRequest request, AccreditationJudgement judgement) {
        return new AccreditationCheck(
                        norms.register(request.register()),
                        rows.granted(request.course(), request.version()),
                        businessDay.today())
                .faults(judgement);
    }

    private void conclude(AccreditationApplication application, AccreditationJudgement judgement, Actor by) {
        AccreditationRequest request = application.request();
        rows.conclude(request.id(), after(application, RequestMove.of(judgement)), judgement, by);
        if (judgement instanceof AccreditationJudgement.Granted granted) {
            CourseVersion version =
                    versions.find(request.course(), request.version()).orElseThrow();
            rows.grant(request, granted, version.content());
            versions.show(version);
            courses.creditWhatWaited(request.course(), request.version(), granted, request.register(), by);
        }
    }

    /** As they stand, in the order given. */
    private List<AccreditationApplication> find(List<AccreditationRequest> requests) {
        List<AccreditationRequestId> ids =
                requests.stream().map(AccreditationRequest::id).toList();
        return rows.find(ids).stream()
                .sorted(Comparator.comparing(one -> ids.indexOf(one.request().id())))
                .toList();
    }

    /** The provider's own; another's is not there. */
    @Transactional(readOnly = true)
    public Optional<AccreditationApplication> find(AccreditationRequestId id, OrganisationId provider) {
        return find(id).filter(found -> found.request().provider().equals(provider));
    }

    /** Whoever's it is; for the bodies that judge it. */
    @Transactional(readOnly = true)
    public Optional<AccreditationApplication> find(AccreditationRequestId id) {
        return rows.find(List.of(id)).stream().findFirst();
    }

    /** Newest first; with what each costs, it is the provider's statement. */
    @Transactional(readOnly = true)
    public List<AccreditationApplication> of(OrganisationId provider) {
        return rows.of(provider);
    }

    /** What the course is accredited for, in every register and category. */
    @Transactional(readOnly = true)
    public List<NewAccreditation> granted(CourseCode course, int version) {
        return rows.granted(course, version);
    }

    /** What the course is accredited for in the register on the day or later, in every version. */
    @Transactional(readOnly = true)
    public List<NewAccreditation> running(CourseCode course, RegisterId register, LocalDate day) {
        return rows.granted(course).stream()
                .filter(one ->
                        one.register().equals(register) && !one.validUntil().isBefore(day))
                .toList();
    }

    /** Locks the course and its editions to the end of the transaction, so that no attendance is recorded meanwhile. */
    public void hold(CourseCode course) {
        if (versions.lock(course).isEmpty()) {
            throw new CourseNotFound(course);
        }
        rows.lockEditions(course);
    }

    /**
     * Ends what the course is accredited for in a register, in every version; called by {@code decision} only, which has shown what it
     * does. Editions that ended before the day keep what they gave. Returns how many accreditations ended.
     */
    public int end(CourseCode course, RegisterId register, LocalDate firstDayWithout) {
        return versions.lock(course)
                .map(provider -> rows.end(course, register, firstDayWithout))
                .orElseThrow(() -> new CourseNotFound(course));
    }

    @Transactional(readOnly = true)
    public AccreditationSetting setting(RegisterId register) {
        return rows.setting(register).orElseGet(() -> AccreditationSetting.unset(register));
    }

    /** Refuses with {@link AccreditationSettingChanged} (412) when the version is not the one that stands. */
    public AccreditationSetting set(AccreditationSetting setting, Actor by) {
        if (!rows.set(setting, by)) {
            throw new AccreditationSettingChanged(setting.register());
        }
        return setting(setting.register());
    }
}
