package nl.qualityregister.decision;

import static nl.qualityregister.support.Professionals.DEBT_COUNSELLOR;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.assessment.Conclusion;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.assessment.Item;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application between the applicant, the desk, the norm and the registrar. */
@DomainTest
class AdmissionTest {
    private static final Actor REGISTRAR = Actor.account(UUID.randomUUID());

    @Autowired
    Decisions decisions;

    @Autowired
    Desk desk;

    @Autowired
    Files files;

    @Autowired
    Organisations organisations;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Applicants applicants;
    Account applicant;
    LocalDate today;

    @BeforeEach
    void somebodyWhoApplies() {
        applicants = new Applicants(rooms);
        applicant = applicants.account(Role.PROFESSIONAL);
        today = businessDay.today();
    }

    @Test
    void whatTheDeskAndTheNormApproveIsAcceptedWithoutAReason() {
        Application assessed = applicants.assessed(applicants.applied(applicant), Conclusion.ACCEPTED);

        Application accepted = decisions.accept(assessed.id(), null, REGISTRAR);

        assertThat(assessed.state()).isEqualTo(ApplicationState.ASSESSED);
        assertThat(accepted.state()).isEqualTo(ApplicationState.ACCEPTED);
        assertThat(accepted.number()).isNotNull();
        assertThat(accepted.decided()).satisfies(decided -> {
            assertThat(decided.verdicts()).hasSize(1).allMatch(Verdict::met);
            assertThat(decided.objectionUntil()).isEqualTo(today.plusDays(42));
            assertThat(decided.by()).isEqualTo(REGISTRAR);
        });
    }

    @Test
    void acceptingAgainstDeskOrNormOrWithoutTheDeskTakesAReason() {
        Application unheard = applicants.applied(applicant);
        assertThat(deviations(unheard.id())).containsExactly("desk-not-heard");

        Application rejected = applicants.assessed(unheard, Conclusion.REJECTED);
        assertThat(deviations(rejected.id())).containsExactly("against-the-desk");

        Account other = applicants.account(Role.PROFESSIONAL);
        Application jobless = decisions.apply(
                Applicants.form(today, Applicants.complete(today).qualifications(), List.of(), List.of(), JOB_COACH),
                other.id(),
                Actor.account(other.id()));
        assertThat(deviations(applicants.assessed(jobless, Conclusion.ACCEPTED).id()))
                .containsExactly("against-the-norm");
        Application accepted = decisions.accept(jobless.id(), "starts next month, contract seen", REGISTRAR);

        assertThat(accepted.reason()).isEqualTo("starts next month, contract seen");
        assertThat(accepted.decided().verdicts()).noneMatch(Verdict::met);
    }

    private List<String> deviations(ApplicationId id) {
        try {
            decisions.accept(id, null, REGISTRAR);
            return List.of();
        } catch (InputRefused refused) {
            return refused.faults().stream().map(Fault::code).toList();
        }
    }

    @Test
    void theNormSaysAtOnceWhatIsMissing() {
        Application application = decisions.apply(
                Applicants.form(
                        today, List.of(), List.of(), List.of(), JOB_COACH, new OccupationCode("expert-by-experience")),
                applicant.id(),
                REGISTRAR);

        List<Verdict> verdicts = decisions.admissibility(application);

        assertThat(verdicts).hasSize(1);
        assertThat(verdicts.getFirst().rules())
                .filteredOn(rule -> !rule.met())
                .extracting(RuleResult::rule)
                .contains("qualification", "experience", "employment");
    }

    @Test
    void whatIsAskedBackIsMendedAndJudgedAgain() throws InterruptedException {
        Application returned = applicants.assessed(applicants.applied(applicant), Conclusion.ASKED_BACK);
        assertThat(returned.state()).isEqualTo(ApplicationState.RETURNED);
        assertThat(returned.assessed().finding().answerBy()).isEqualTo(today.plusDays(14));

        NewApplication mended = Applicants.complete(today, JOB_COACH, DEBT_COUNSELLOR);
        List<AtOnce.Ending<Application>> endings =
                AtOnce.run(16, any -> () -> decisions.submitAgain(returned.id(), mended, applicant.id(), REGISTRAR));

        assertThat(endings).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(endings)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof ApplicationNotReturned);
        Application again = decisions.application(returned.id()).orElseThrow();
        assertThat(again.state()).isEqualTo(ApplicationState.SUBMITTED);
        assertThat(again.asked()).isEqualTo(mended);
        assertThat(applicants.assessed(again, Conclusion.ACCEPTED).state()).isEqualTo(ApplicationState.ASSESSED);
        assertThat(jdbc.sql("select count(*) from application_submission where application_id = :id")
                        .param("id", returned.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void anotherRegisterOrSomebodyElsesFormIsNotHandedInAgain() {
        Application returned = applicants.assessed(applicants.applied(applicant), Conclusion.ASKED_BACK);

        assertThatThrownBy(() -> decisions.submitAgain(
                        returned.id(),
                        Applicants.complete(today),
                        applicants.account().id(),
                        REGISTRAR))
                .isInstanceOf(ApplicationNotFound.class);
    }

    @Test
    void nobodyDecidesInAnOwnCaseNorAfterJudgingItAtTheDesk() {
        Account assessor = applicants.account(Role.ASSESSOR, Role.REGISTRAR);
        Application application = applicants.applied(applicant);
        applicants.found("application:" + application.id(), assessor, Conclusion.ACCEPTED);

        assertThatThrownBy(() -> decisions.accept(application.id(), null, Actor.account(assessor.id())))
                .isInstanceOf(OwnCase.class);
        assertThatThrownBy(() -> decisions.refuse(application.id(), "no", Actor.account(applicant.id())))
                .isInstanceOf(OwnCase.class);
        assertThat(decisions.application(application.id()).orElseThrow().state())
                .isEqualTo(ApplicationState.ASSESSED);
    }

    @Test
    void aColleagueOfTheApplicantDoesNotSeeTheItem() {
        OrganisationId employer = new OrganisationId("employer-" + UUID.randomUUID());
        organisations.enrol(
                List.of(new Organisation(employer, "Employer", Set.of(OrganisationKind.EMPLOYER), null, null, null)),
                REGISTRAR);
        Account colleague = organisations
                .open(
                        List.of(new NewAccount(
                                "test",
                                UUID.randomUUID().toString(),
                                "colleague",
                                List.of(new RoleGrant(Role.ASSESSOR, employer, Applicants.LONG_AGO, null)))),
                        REGISTRAR)
                .getFirst();

        Application application = decisions.apply(
                Applicants.form(today, List.of(), List.of(Applicants.work(employer)), List.of(), JOB_COACH),
                applicant.id(),
                REGISTRAR);

        var item = applicants.item("application:" + application.id());
        assertThat(desk.find(item, colleague)).isEmpty();
        assertThat(desk.find(item, applicant)).isEmpty();
        assertThat(desk.find(item, applicants.account(Role.ASSESSOR)))
                .map(Item::registrant)
                .isEmpty();
        assertThat(desk.find(item, applicants.account(Role.ASSESSOR))).isPresent();
    }

    @Test
    void filesAreTheApplicantsOwnAndSeenThroughTheDesk() throws Exception {
        byte[] picture = png();
        FileId own = files.store(new ByteArrayInputStream(picture), "diploma.png", Actor.account(applicant.id()))
                .id();
        FileId others = files.store(new ByteArrayInputStream(picture), "diploma.png", REGISTRAR)
                .id();

        assertThatThrownBy(() -> decisions.apply(
                        Applicants.form(today, List.of(), List.of(), List.of(others), JOB_COACH),
                        applicant.id(),
                        REGISTRAR))
                .asInstanceOf(type(InputRefused.class))
                .extracting(refused -> refused.faults().getFirst().pointer())
                .isEqualTo("/files/0");
        Application application = decisions.apply(
                Applicants.form(today, List.of(), List.of(), List.of(own), JOB_COACH), applicant.id(), REGISTRAR);

        assertThat(desk.find(applicants.item("application:" + application.id()), applicants.account(Role.ASSESSOR)))
                .map(Item::files)
                .contains(List.of(own));
    }

    private static byte[] png() throws java.io.IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(3, 2, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void whoWasRefusedAppliesAgainAndTheEarlierOneIsNamed() {
        Application refused = decisions.refuse(applicants.applied(applicant).id(), "no diploma seen", REGISTRAR);

        Application again = applicants.applied(applicant);

        assertThat(refused.decided().objectionUntil()).isEqualTo(today.plusDays(42));
        assertThat(again.earlier()).isEqualTo(refused.id());
        assertThat(decisions.applicationsOf(applicant.id()))
                .extracting(Application::id)
                .containsExactly(again.id(), refused.id());
        assertThat(again.asked().register()).isEqualTo(REGISTER);
    }

    @Test
    void ofAssessorAndRegistrarsAtOnceOneDecidesAndTheDeskIsEmpty() throws InterruptedException {
        Application application = applicants.applied(applicant);
        Account assessor = applicants.account(Role.ASSESSOR);
        String subject = "application:" + application.id();

        List<AtOnce.Ending<Object>> endings = AtOnce.run(
                16,
                thread -> () -> thread % 4 == 0
                        ? applicants.found(subject, assessor, Conclusion.ACCEPTED)
                        : decisions.accept(application.id(), "the desk is away", Actor.account(UUID.randomUUID())));

        assertThat(endings)
                .filteredOn(ending -> ending.result() instanceof Application)
                .hasSize(1);
        assertThat(endings)
                .filteredOn(ending -> ending.thrown() != null)
                .allSatisfy(ending -> assertThat(ending.thrown()).isInstanceOf(nl.qualityregister.house.Refusal.class));
        assertThat(decisions.application(application.id()).orElseThrow().state())
                .isEqualTo(ApplicationState.ACCEPTED);
    }
}
