package nl.qualityregister.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.course.AccreditationRequestId;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.course.RequestState;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which decisions stand against somebody: a refused application, a registration not renewed, rejected evidence, a rejected accreditation.
 */
@Component
class ContestedDecisions {
    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final ApplicationRows applications;
    private final DecisionRows decisions;
    private final EvidenceDossiers evidence;
    private final Accreditations accreditations;
    private final Organisations organisations;
    private final Registrants registrants;
    private final Norms norms;
    private final BusinessDay businessDay;
    private final JdbcClient jdbc;

    ContestedDecisions(
            ApplicationRows applications,
            DecisionRows decisions,
            EvidenceDossiers evidence,
            Accreditations accreditations,
            Organisations organisations,
            Registrants registrants,
            Norms norms,
            BusinessDay businessDay,
            JdbcClient jdbc) {
        this.applications = applications;
        this.decisions = decisions;
        this.evidence = evidence;
        this.accreditations = accreditations;
        this.organisations = organisations;
        this.registrants = registrants;
        this.norms = norms;
        this.businessDay = businessDay;
        this.jdbc = jdbc;
    }

    /** Empty when there is none of this person's, or when it is not against her. */
    Optional<Contested> find(String against, AccountId objector) {
        int colon = against.indexOf(':');
        String kind = colon < 0 ? "" : against.substring(0, colon);
        String key = against.substring(colon + 1);
        return switch (kind) {
            case "application" -> key.matches(ID) ? application(UUID.fromString(key), objector) : Optional.empty();
            case "cycle" -> key.matches("[0-9]{1,18}") ? renewal(Long.parseLong(key), objector) : Optional.empty();
            case "accreditation" -> key.matches(ID) ? accreditation(UUID.fromString(key), objector) : Optional.empty();
            case "evidence" -> key.matches(ID) ? evidence(UUID.fromString(key), objector) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Contested> application(UUID key, AccountId objector) {
        return applications
                .find(new ApplicationId(key))
                .filter(found -> found.applicant().equals(objector))
                .filter(found -> found.state() == ApplicationState.REFUSED)
                .flatMap(found -> Optional.ofNullable(found.decided()).map(decided -> contested(found, decided)));
    }

    private Contested contested(Application refused, Application.Decided decided) {
        Set<Actor> involved = new HashSet<>();
        involved.add(decided.by());
        Application.Assessed assessed = refused.assessed();
        if (assessed != null) {
            involved.addAll(assessed.by());
        }
        return new Contested(
                Applications.subject(refused.id()),
                registrants.byAccount(refused.applicant()).map(Registrant::id).orElse(null),
                refused.asked().register(),
                refused.asked().occupations(),
                decided.objectionUntil(),
                involved);
    }

    private Optional<Contested> renewal(long cycle, AccountId objector) {
        return decisions
                .on(new CycleId(cycle))
                .filter(decision -> decision.outcome() == RenewalOutcome.NOT_RENEWED)
                .filter(decision -> isOf(decision.cycle().terms(), objector))
                .map(decision -> {
                    NewCycle terms = decision.cycle().terms();
                    return new Contested(
                            "decision:" + decision.id(),
                            terms.registrant(),
                            terms.register(),
                            terms.occupations(),
                            decisions
                                    .decidedOn(decision.id())
                                    .plusDays(norms.register(terms.register())
                                            .terms()
                                            .objectionDays()),
                            Set.of(decision.decidedBy()));
                });
    }

    private boolean isOf(NewCycle cycle, AccountId objector) {
        return registrants
                .byAccount(objector)
                .filter(person -> person.id().equals(cycle.registrant()))
                .isPresent();
    }

    private Optional<Contested> evidence(UUID key, AccountId objector) {
        return evidence.find(new EvidenceId(key))
                .filter(found -> found.state() == EvidenceState.REJECTED)
                .filter(found -> registrants
                        .byAccount(objector)
                        .filter(person -> person.id().equals(found.registrant()))
                        .isPresent())
                .map(found -> new Contested(
                        "evidence:" + found.id(),
                        found.registrant(),
                        found.register(),
                        Set.of(),
                        until(found.register(), found.changedAt()),
                        judgesOf("evidence:" + found.id())));
    }

    /** Of the provider that the objector acts for. */
    private Optional<Contested> accreditation(UUID key, AccountId objector) {
        return accreditations
                .find(new AccreditationRequestId(key))
                .filter(found -> found.state() == RequestState.REJECTED)
                .filter(found -> actsFor(found.request().provider(), objector))
                .map(found -> {
                    String subject = Objections.ACCREDITATION + found.request().id();
                    return new Contested(
                            subject,
                            null,
                            found.request().register(),
                            Set.of(),
                            until(found.request().register(), Objects.requireNonNull(found.concludedAt())),
                            judgesOf(subject));
                });
    }

    private boolean actsFor(OrganisationId provider, AccountId objector) {
        Account account = organisations.accounts(List.of(objector)).get(objector);
        return account != null
                && account.grants().stream()
                        .anyMatch(grant -> grant.role() == Role.PROVIDER
                                && provider.equals(grant.organisation())
                                && grant.isInForce(businessDay.today()));
    }

    /** Whoever had it on the desk before him or her. */
    private Set<Actor> judgesOf(String subject) {
        return jdbc
                .sql("""
                        select distinct event.account_id
                        from desk_item item
                        join desk_event event on event.item_id = item.id
                        where item.subject = :subject and event.account_id is not null
                        """)
                .param("subject", subject)
                .query((row, number) -> Actor.account(row.getObject("account_id", UUID.class)))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private LocalDate until(RegisterId register, Instant decidedAt) {
        return LocalDate.ofInstant(decidedAt, BusinessDay.AMSTERDAM)
                .plusDays(norms.register(register).terms().objectionDays());
    }
}
