package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.assessment.Conclusion;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.assessment.ItemKind;
import nl.qualityregister.assessment.ItemsConcluded;
import nl.qualityregister.assessment.NewItem;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.ScanState;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.registrant.NewRegistrant;
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

/** From asking to be registered to being registered, or not. */
@Component
class Applications {
    private static final int LONGEST_REASON = 4_000;

    private final ApplicationRows rows;
    private final Terms terms;
    private final Standings standings;
    private final Organisations organisations;
    private final Registrants registrants;
    private final Cycles cycles;
    private final Roll roll;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final Admissibility admissibility;
    private final DiplomaRows diplomas;
    private final Files files;
    private final Norms norms;
    private final Desk desk;
    private final Colleagues colleagues;
    private final ApplicationEventPublisher events;

    Applications(
            ApplicationRows rows,
            Terms terms,
            Standings standings,
            Organisations organisations,
            Registrants registrants,
            Cycles cycles,
            Roll roll,
            Trail trail,
            BusinessDay businessDay,
            Admissibility admissibility,
            DiplomaRows diplomas,
            Files files,
            Norms norms,
            Desk desk,
            Colleagues colleagues,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.terms = terms;
        this.standings = standings;
        this.organisations = organisations;
        this.registrants = registrants;
        this.cycles = cycles;
        this.roll = roll;
        this.trail = trail;
        this.businessDay = businessDay;
        this.admissibility = admissibility;
        this.diplomas = diplomas;
        this.files = files;
        this.norms = norms;
        this.desk = desk;
        this.colleagues = colleagues;
        this.events = events;
    }

    Application apply(NewApplication asked, AccountId applicant, Actor by) {
        InputRefused.ifAny(faults(asked, applicant));
        ApplicationId earlier = rows.last(applicant, asked.register()).orElse(null);
        ApplicationId id =
                rows.insert(asked, applicant, earlier).orElseThrow(() -> new ApplicationPending(asked.register()));
        return submitted("application-submitted", rows.find(id).orElseThrow(), by);
    }

    /** What was asked back, mended: the whole form again. */
    Application submitAgain(ApplicationId id, NewApplication asked, AccountId applicant, Actor by) {
        Application returned = own(id, applicant);
        List<Fault> faults = new ArrayList<>(faults(asked, applicant));
        if (asked.register() != null
                && !asked.register().equals(returned.asked().register())) {
            faults.add(Fault.at("/register", "not-another-register"));
        }
        InputRefused.ifAny(faults);
        Application locked = rows.lock(id).orElseThrow(() -> new ApplicationNotFound(id));
        if (ApplicationMove.SUBMIT_AGAIN.from(locked.state()).isEmpty()) {
            throw new ApplicationNotReturned(locked);
        }
        return submitted("application-mended", rows.submitAgain(id, asked), by);
    }

    private Application submitted(String act, Application application, Actor by) {
        diplomas.expect(application.id(), application.asked());
        leave(act, application.id(), List.of(), "own-file", by);
        desk.announce(List.of(item(application)), by);
        return application;
    }

    private NewItem item(Application application) {
        NewApplication asked = application.asked();
        int days = norms.register(asked.register()).terms().assessmentDays();
        return new NewItem(
                ItemKind.APPLICATION,
                subject(application.id()),
                registrants
                        .byAccount(application.applicant())
                        .map(Registrant::id)
                        .orElse(null),
                null,
                asked.register(),
                asked.occupations(),
                null,
                asked.files(),
                businessDay.today().plusDays(days),
                1,
                barred(application));
    }

    /** Whoever is not registered yet has no employers here but those that the application names: who acts for one of them is barred. */
    private Set<AccountId> barred(Application application) {
        Set<AccountId> barred = new HashSet<>(colleagues.of(application.asked().employments().stream()
                .map(Work::organisation)
                .filter(Objects::nonNull)
                .toList()));
        barred.add(application.applicant());
        return barred;
    }

    static String subject(ApplicationId id) {
        return "application:" + id;
    }

    private Application own(ApplicationId id, AccountId applicant) {
        return rows.find(id)
                .filter(found -> found.applicant().equals(applicant))
                .orElseThrow(() -> new ApplicationNotFound(id));
    }

    private List<Fault> faults(NewApplication asked, AccountId applicant) {
        List<Fault> faults = new ArrayList<>(ApplicationCheck.faults(asked, businessDay.today()));
        faults.addAll(registerFaults(asked, applicant));
        faults.addAll(employerFaults(asked.employments()));
        faults.addAll(fileFaults(asked.files(), Actor.account(applicant)));
        return faults;
    }

    /** Files of somebody else are as little known as those that do not exist. */
    private List<Fault> fileFaults(List<FileId> ids, Actor applicant) {
        Map<FileId, StoredFile> own = files.describe(ids).stream()
                .filter(file -> file.storedBy().equals(applicant.name()))
                .collect(Collectors.toMap(StoredFile::id, Function.identity()));
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            StoredFile file = own.get(ids.get(i));
            if (file == null) {
                faults.add(Fault.at("/files/" + i, "unknown-file"));
            } else if (file.scan() == ScanState.INFECTED) {
                faults.add(Fault.at("/files/" + i, "infected-file"));
            }
        }
        return faults;
    }

    /** What the desk found; of an application that was decided or withdrawn meanwhile it changes nothing. */
    void found(ItemsConcluded.Concluded concluded) {
        ApplicationId id = new ApplicationId(UUID.fromString(concluded.subject().substring("application:".length())));
        Application application = rows.lock(id).orElseThrow(() -> new ApplicationNotFound(id));
        ApplicationMove move = concluded.finding().conclusion() == Conclusion.ASKED_BACK
                ? ApplicationMove.ASK_BACK
                : ApplicationMove.ASSESS;
        move.from(application.state()).ifPresent(state -> {
            rows.found(id, state, concluded.finding(), concluded.judgedBy());
            if (move == ApplicationMove.ASK_BACK) {
                events.publishEvent(
                        new ApplicationsAnswered(List.of(rows.find(id).orElseThrow())));
            }
        });
    }

    private List<Fault> registerFaults(NewApplication asked, AccountId applicant) {
        List<Fault> faults = new ArrayList<>();
        if (asked.register() == null) {
            return faults;
        }
        if (!terms.knows(asked.register())) {
            faults.add(Fault.at("/register", "unknown-value", "value", asked.register()));
            return faults;
        }
        terms.unknown(asked.register(), asked.occupations())
                .forEach(code -> faults.add(Fault.at("/occupations", "unknown-value", "value", code)));
        registered(applicant, asked.register()).stream()
                .filter(asked.occupations()::contains)
                .forEach(code -> faults.add(Fault.at("/occupations", "already-registered", "occupation", code)));
        return faults;
    }

    private Set<OccupationCode> registered(AccountId applicant, RegisterId register) {
        return registrants
                .byAccount(applicant)
                .map(person -> standings.lasting(person.id(), register, businessDay.today()))
                .orElse(Set.of());
    }

    private List<Fault> employerFaults(List<Work> employments) {
        Set<OrganisationId> unknown = new HashSet<>();
        employments.stream().map(Work::organisation).filter(Objects::nonNull).forEach(unknown::add);
        organisations.find(unknown).stream().map(Organisation::id).forEach(unknown::remove);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < employments.size(); i++) {
            OrganisationId organisation = employments.get(i).organisation();
            if (organisation != null && unknown.contains(organisation)) {
                faults.add(Fault.at("/employments/" + i + "/organisation", "unknown-value", "value", organisation));
            }
        }
        return faults;
    }

    Application accept(ApplicationId id, @Nullable String reason, Actor by) {
        InputRefused.ifAny(reason == null ? List.of() : reasonFaults(reason));
        Application application = undecided(id, ApplicationMove.ACCEPT, by);
        List<Verdict> verdicts = admissibility.verdicts(application, businessDay.today());
        if (reason == null) {
            InputRefused.ifAny(deviations(application, verdicts));
        }
        return admit(application, reason == null ? null : reason.strip(), verdicts, by);
    }

    /** Where the desk was not heard, or the desk or the norm says no, the registrar may still accept, and says why. */
    private static List<Fault> deviations(Application application, List<Verdict> verdicts) {
        List<Fault> faults = new ArrayList<>();
        Application.Assessed assessed = application.assessed();
        if (assessed == null || application.state() != ApplicationState.ASSESSED) {
            faults.add(Fault.at("/reason", "desk-not-heard"));
        } else if (assessed.finding().conclusion() != Conclusion.ACCEPTED) {
            faults.add(Fault.at("/reason", "against-the-desk"));
        }
        if (!verdicts.stream().allMatch(Verdict::met)) {
            faults.add(Fault.at("/reason", "against-the-norm"));
        }
        return faults;
    }

    private Application admit(Application application, @Nullable String reason, List<Verdict> verdicts, Actor by) {
        ApplicationId id = application.id();
        NewApplication asked = application.asked();
        List<Terms.Term> first = terms.required(businessDay.today(), asked.register(), asked.occupations(), 0);
        Registrant person = person(application, by);
        if (standings.lasting(person.id(), asked.register(), businessDay.today()).stream()
                .anyMatch(asked.occupations()::contains)) {
            throw new AlreadyRegistered(id);
        }
        Application accepted = rows.decide(
                application,
                new ApplicationRows.Ruling(
                        ApplicationState.ACCEPTED, reason, person.id(), objectUntil(asked.register()), verdicts, by));
        Map<Terms.Term, Cycle> opened = judgedIn(person.id(), first);
        grantProfessional(application.applicant(), by);
        leave("application-accepted", id, List.of(person), "task:registrar", by);
        roll.append(entries(person.id(), opened, id, by));
        return accepted;
    }

    /**
     * Admits whoever was refused, by an application of its own that names the refused one and goes not to the desk again; the earlier
     * decision stays as it is.
     */
    Application admitAnew(ApplicationId refused, Set<OccupationCode> occupations, String reason, Actor by) {
        Application earlier = rows.lock(refused).orElseThrow(() -> new ApplicationNotFound(refused));
        NewApplication asked = earlier.asked().only(occupations);
        ApplicationId id = rows.insert(asked, earlier.applicant(), refused)
                .orElseThrow(() -> new ApplicationPending(asked.register()));
        diplomas.expect(id, asked);
        Application anew = rows.lock(id).orElseThrow(() -> new ApplicationNotFound(id));
        return admit(anew, reason, admissibility.verdicts(anew, businessDay.today()), by);
    }

    private LocalDate objectUntil(RegisterId register) {
        return businessDay.today().plusDays(norms.register(register).terms().objectionDays());
    }

    /**
     * The application, taken from the desk and locked, in that order, as the desk does when it concludes, so that the two never wait
     * crosswise.
     */
    private Application undecided(ApplicationId id, ApplicationMove move, Actor by) {
        desk.recall(List.of(subject(id)), by);
        Application application = rows.lock(id).orElseThrow(() -> new ApplicationNotFound(id));
        if (move.from(application.state()).isEmpty()) {
            throw new ApplicationAlreadyDecided(application);
        }
        return application;
    }

    /** Whoever is known by the account keeps her number and gets a further registration. */
    private Registrant person(Application application, Actor by) {
        return registrants.byAccount(application.applicant()).orElseGet(() -> enter(application, by));
    }

    private Registrant enter(Application application, Actor by) {
        NewApplication asked = application.asked();
        NewRegistrant person = new NewRegistrant(
                null,
                asked.name(),
                asked.birthDate(),
                asked.email(),
                asked.language(),
                application.applicant(),
                asked.employments().stream().map(Work::employment).toList());
        return registrants.enter(List.of(person), by).getFirst();
    }

    /** A further occupation joins the cycle that runs for its norm set, so that all are renewed together; otherwise a cycle is opened. */
    private Map<Terms.Term, Cycle> judgedIn(RegistrantId person, List<Terms.Term> first) {
        List<Cycle> running = cycles.of(List.of(person)).getOrDefault(person, List.of()).stream()
                .filter(cycle -> cycle.state() != CycleState.CLOSED)
                .toList();
        Map<Terms.Term, Cycle> judgedIn = new HashMap<>();
        for (Terms.Term term : first) {
            Cycle cycle = running.stream()
                    .filter(candidate -> judges(candidate, term))
                    .findFirst()
                    .map(found -> joined(found, term))
                    .orElseGet(() -> cycles.open(List.of(term.of(person))).getFirst());
            judgedIn.put(term, cycle);
        }
        return judgedIn;
    }

    private static boolean judges(Cycle cycle, Terms.Term term) {
        return cycle.terms().register().equals(term.register())
                && cycle.terms().norm().normSet().equals(term.norm().normSet());
    }

    private Cycle joined(Cycle running, Terms.Term term) {
        if (running.terms().end().isBefore(term.start())) {
            throw new CycleAwaitsDecision(running.id());
        }
        return cycles.join(running.id(), term.occupations());
    }

    private void grantProfessional(AccountId applicant, Actor by) {
        LocalDate today = businessDay.today();
        boolean holds = Optional.ofNullable(
                        organisations.accounts(List.of(applicant)).get(applicant))
                .stream()
                .anyMatch(account -> account.holds(Role.PROFESSIONAL, today));
        if (!holds) {
            organisations.grant(applicant, new RoleGrant(Role.PROFESSIONAL, null, today, null), by);
        }
    }

    private List<NewEntry> entries(RegistrantId person, Map<Terms.Term, Cycle> opened, ApplicationId id, Actor by) {
        List<NewEntry> entries = new ArrayList<>();
        opened.forEach((term, cycle) -> term.occupations()
                .forEach(occupation -> entries.add(new NewEntry(
                                new Registration(person, term.register(), occupation),
                                EntryKind.REGISTERED,
                                Status.REGISTERED,
                                businessDay.today(),
                                null,
                                cycle.terms().end(),
                                by,
                                "application:" + id)
                        .under(cycle.terms().norm()))));
        return entries;
    }

    Application refuse(ApplicationId id, @Nullable String reason, Actor by) {
        InputRefused.ifAny(reasonFaults(reason));
        Application application = undecided(id, ApplicationMove.REFUSE, by);
        Application refused = rows.decide(
                application,
                new ApplicationRows.Ruling(
                        ApplicationState.REFUSED,
                        Objects.requireNonNull(reason).strip(),
                        null,
                        objectUntil(application.asked().register()),
                        admissibility.verdicts(application, businessDay.today()),
                        by));
        leave("application-refused", id, List.of(), "task:registrar", by);
        events.publishEvent(new ApplicationsAnswered(List.of(refused)));
        return refused;
    }

    static List<Fault> reasonFaults(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return List.of(Fault.at("/reason", "required"));
        }
        return reason.length() > LONGEST_REASON
                ? List.of(Fault.at("/reason", "too-long", "max", LONGEST_REASON))
                : List.of();
    }

    Application withdraw(ApplicationId id, AccountId applicant, Actor by) {
        own(id, applicant);
        Application withdrawn = rows.withdraw(undecided(id, ApplicationMove.WITHDRAW, by));
        leave("application-withdrawn", id, List.of(), "own-file", by);
        return withdrawn;
    }

    private void leave(String act, ApplicationId id, Collection<Registrant> subjects, String ground, Actor by) {
        List<String> numbers =
                subjects.stream().map(person -> person.number().value()).toList();
        trail.record(List.of(new Footprint(by, act, "application:" + id, numbers, ground, null)));
    }
}
