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
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.registrant.Employment;
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

    Applications(
            ApplicationRows rows,
            Terms terms,
            Standings standings,
            Organisations organisations,
            Registrants registrants,
            Cycles cycles,
            Roll roll,
            Trail trail,
            BusinessDay businessDay) {
        this.rows = rows;
        this.terms = terms;
        this.standings = standings;
        this.organisations = organisations;
        this.registrants = registrants;
        this.cycles = cycles;
        this.roll = roll;
        this.trail = trail;
        this.businessDay = businessDay;
    }

    Application apply(NewApplication asked, AccountId applicant, Actor by) {
        InputRefused.ifAny(faults(asked, applicant));
        ApplicationId id = rows.insert(asked, applicant).orElseThrow(() -> new ApplicationPending(asked.register()));
        leave("application-submitted", id, List.of(), "own-file", by);
        return rows.find(id).orElseThrow();
    }

    private List<Fault> faults(NewApplication asked, AccountId applicant) {
        List<Fault> faults = new ArrayList<>(ApplicationCheck.faults(asked, businessDay.today()));
        faults.addAll(registerFaults(asked, applicant));
        faults.addAll(employerFaults(asked.employments()));
        return faults;
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

    private List<Fault> employerFaults(List<Employment> employments) {
        Set<OrganisationId> unknown = new HashSet<>();
        employments.stream()
                .map(Employment::organisation)
                .filter(Objects::nonNull)
                .forEach(unknown::add);
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

    Application accept(ApplicationId id, Actor by) {
        Application application = undecided(id);
        NewApplication asked = application.asked();
        List<Terms.Term> first = terms.required(businessDay.today(), asked.register(), asked.occupations(), 0);
        Registrant person = person(application, by);
        if (standings.lasting(person.id(), asked.register(), businessDay.today()).stream()
                .anyMatch(asked.occupations()::contains)) {
            throw new AlreadyRegistered(id);
        }
        Map<Terms.Term, Cycle> opened = judgedIn(person.id(), first);
        grantProfessional(application.applicant(), by);
        Application accepted = rows.accept(application, person.id());
        leave("application-accepted", id, List.of(person), "task:registrar", by);
        roll.append(entries(person.id(), opened, id, by));
        return accepted;
    }

    private Application undecided(ApplicationId id) {
        Application application = rows.lock(id).orElseThrow(() -> new ApplicationNotFound(id));
        if (application.state() != ApplicationState.SUBMITTED) {
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
                asked.employments());
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
                        "application:" + id))));
        return entries;
    }

    Application refuse(ApplicationId id, @Nullable String reason, Actor by) {
        InputRefused.ifAny(reasonFaults(reason));
        Application refused =
                rows.refuse(undecided(id), Objects.requireNonNull(reason).strip());
        leave("application-refused", id, List.of(), "task:registrar", by);
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
        if (rows.find(id).filter(own -> own.applicant().equals(applicant)).isEmpty()) {
            throw new ApplicationNotFound(id);
        }
        Application withdrawn = rows.withdraw(undecided(id));
        leave("application-withdrawn", id, List.of(), "own-file", by);
        return withdrawn;
    }

    private void leave(String act, ApplicationId id, Collection<Registrant> subjects, String ground, Actor by) {
        List<String> numbers =
                subjects.stream().map(person -> person.number().value()).toList();
        trail.record(List.of(new Footprint(by, act, "application:" + id, numbers, ground, null)));
    }
}
