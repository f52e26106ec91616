package nl.qualityregister.decision;

import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.assessment.Conclusion;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.assessment.Finding;
import nl.qualityregister.assessment.Item;
import nl.qualityregister.assessment.ItemId;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.trail.Actor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who ask to be registered, and those at the desk and in the office who look at it. */
final class Applicants {
    private static final Actor TEST = Actor.job("test");
    static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 1);

    private final Organisations organisations;
    private final Decisions decisions;
    private final Desk desk;
    private final JdbcClient jdbc;
    private final LocalDate today;

    Applicants(ApplicationContext rooms) {
        organisations = rooms.getBean(Organisations.class);
        decisions = rooms.getBean(Decisions.class);
        desk = rooms.getBean(Desk.class);
        jdbc = rooms.getBean(JdbcClient.class);
        today = rooms.getBean(BusinessDay.class).today();
    }

    Account account(Role... roles) {
        List<RoleGrant> grants = java.util.Arrays.stream(roles)
                .map(role -> new RoleGrant(role, null, LONG_AGO, null))
                .toList();
        return organisations
                .open(List.of(new NewAccount("test", UUID.randomUUID().toString(), "somebody", grants)), TEST)
                .getFirst();
    }

    /** One that meets everything that the demo norm asks at the entry. */
    static NewApplication complete(LocalDate today, OccupationCode... occupations) {
        return form(
                today,
                List.of(new Qualification(
                        Qualification.Kind.DIPLOMA, "Social work", "Hogeschool", LocalDate.of(2014, 7, 1), null)),
                List.of(work(null)),
                List.of(),
                occupations);
    }

    static Work work(OrganisationId organisation) {
        return new Work(
                organisation,
                organisation == null ? "Gemeente Zilverdam" : null,
                "jobcoach",
                "social-domain",
                Hundredths.ofWhole(28),
                LocalDate.of(2020, 1, 1),
                null);
    }

    static NewApplication form(
            LocalDate today,
            List<Qualification> qualifications,
            List<Work> employments,
            List<FileId> files,
            OccupationCode... occupations) {
        return new NewApplication(
                REGISTER,
                occupations.length == 0 ? Set.of(JOB_COACH) : Set.of(occupations),
                new PersonName("N.", "Noor", "van der", "Vlugt"),
                LocalDate.of(1990, 2, 28),
                "noor@example.org",
                "nl",
                employments,
                "HBO social work",
                qualifications,
                today.minusMonths(2),
                files,
                true);
    }

    Application applied(Account applicant, OccupationCode... occupations) {
        return decisions.apply(complete(today, occupations), applicant.id(), Actor.account(applicant.id()));
    }

    /** As the desk has it; the conflict rule is not asked here. */
    ItemId item(String subject) {
        return jdbc.sql("select id from desk_item where subject = :subject order by announced_at desc limit 1")
                .param("subject", subject)
                .query((row, number) -> new ItemId(row.getObject("id", UUID.class)))
                .single();
    }

    Item found(String subject, Account assessor, Conclusion conclusion) {
        return desk.conclude(item(subject), finding(conclusion), assessor);
    }

    Application assessed(Application application, Conclusion conclusion) {
        found("application:" + application.id(), account(Role.ASSESSOR), conclusion);
        return decisions.application(application.id()).orElseThrow();
    }

    Finding finding(Conclusion conclusion) {
        return new Finding(
                conclusion,
                conclusion == Conclusion.ACCEPTED ? null : "other",
                "seen",
                conclusion == Conclusion.ASKED_BACK ? today.plusDays(14) : null,
                java.util.Map.of());
    }

    Application admitted(Account applicant, OccupationCode... occupations) {
        Application application = assessed(applied(applicant, occupations), Conclusion.ACCEPTED);
        return decisions.accept(
                application.id(), null, Actor.account(account(Role.REGISTRAR).id()));
    }
}
