package nl.qualityregister.api.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import org.springframework.boot.test.context.TestComponent;

/** Makes the people that tests need, each test its own. */
@TestComponent
public class People {
    public static final String ISSUER = "http://localhost:8080";
    private static final Actor TEST = Actor.job("test");
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private final Organisations organisations;
    private final Registrants registrants;
    private final Roll roll;
    private final BusinessDay businessDay;

    People(Organisations organisations, Registrants registrants, Roll roll, BusinessDay businessDay) {
        this.organisations = organisations;
        this.registrants = registrants;
        this.roll = roll;
        this.businessDay = businessDay;
    }

    public OrganisationId anOrganisation(OrganisationKind kind) {
        OrganisationId id = new OrganisationId("body-" + UUID.randomUUID());
        organisations.enrol(List.of(new Organisation(id, "Body " + id, Set.of(kind), null, null, null)), TEST);
        return id;
    }

    /** An account with the roles, each held for an organisation of its own where that belongs to it; its subject. */
    public String anAccount(Role... roles) {
        return account(roles).subject();
    }

    public Account account(Role... roles) {
        List<RoleGrant> grants = new ArrayList<>();
        for (Role role : roles) {
            grants.add(new RoleGrant(role, bodyFor(role), LONG_AGO, null));
        }
        return account(grants);
    }

    public Account account(List<RoleGrant> grants) {
        String subject = "somebody-" + UUID.randomUUID();
        return organisations
                .open(List.of(new NewAccount(ISSUER, subject, "test account", grants)), TEST)
                .getFirst();
    }

    public Account accountFor(Role role, OrganisationId organisation) {
        return account(List.of(new RoleGrant(role, organisation, LONG_AGO, null)));
    }

    /** A professional with an account and a number, not yet registered for anything. */
    public Professional aProfessional() {
        Account account = account(Role.PROFESSIONAL);
        Registrant person = registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName(
                                        "J.M.",
                                        "Jet",
                                        "van der",
                                        "Berg-" + account.subject().substring(9, 17)),
                                LocalDate.of(1980, 5, 5),
                                account.subject() + "@example.org",
                                "nl",
                                account.id(),
                                List.of())),
                        TEST)
                .getFirst();
        return new Professional(account.subject(), person);
    }

    /** A professional who has been a registered job coach for some years. */
    public Professional aJobCoach() {
        Professional professional = aProfessional();
        LocalDate today = businessDay.today();
        roll.append(List.of(Registrations.registered(
                Registrations.jobCoach(professional.person().id()), today.minusYears(2), today.plusYears(2))));
        return professional;
    }

    private OrganisationId bodyFor(Role role) {
        return switch (role) {
            case PROFESSIONAL, REGISTRAR, AUDITOR -> null;
            case ASSESSOR -> theBody();
            case PROVIDER -> anOrganisation(OrganisationKind.PROVIDER);
            case EMPLOYER -> anOrganisation(OrganisationKind.EMPLOYER);
        };
    }

    /** The one that judges for the demo register. */
    private OrganisationId theBody() {
        OrganisationId id = new OrganisationId("keurraad-leren");
        organisations.enrol(
                List.of(new Organisation(id, "Keurraad", Set.of(OrganisationKind.ACCREDITING_BODY), null, null, null)),
                TEST);
        return id;
    }

    public record Professional(String subject, Registrant person) {
        public String number() {
            return person.number().value();
        }
    }
}
