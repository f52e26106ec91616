package nl.qualityregister.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which decisions stand against somebody: a refused application, a registration not renewed, rejected evidence. */
@Component
class ContestedDecisions {
    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final ApplicationRows applications;
    private final DecisionRows decisions;
    private final EvidenceDossiers evidence;
    private final Registrants registrants;
    private final Norms norms;
    private final JdbcClient jdbc;

    ContestedDecisions(
            ApplicationRows applications,
            DecisionRows decisions,
            EvidenceDossiers evidence,
            Registrants registrants,
            Norms norms,
            JdbcClient jdbc) {
        this.applications = applications;
        this.decisions = decisions;
        this.evidence = evidence;
        this.registrants = registrants;
        this.norms = norms;
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
                            until(terms.register(), decision.decidedAt()),
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
                        judgesOf(found)));
    }

    /** Whoever had it on the desk before him or her. */
    private Set<Actor> judgesOf(Evidence judged) {
        return jdbc
                .sql("""
                        select distinct event.account_id
                        from desk_item item
                        join desk_event event on event.item_id = item.id
                        where item.subject = :subject and event.account_id is not null
                        """)
                .param("subject", "evidence:" + judged.id())
                .query((row, number) -> Actor.account(row.getObject("account_id", UUID.class)))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private LocalDate until(RegisterId register, Instant decidedAt) {
        return LocalDate.ofInstant(decidedAt, BusinessDay.AMSTERDAM)
                .plusDays(norms.register(register).terms().objectionDays());
    }
}
