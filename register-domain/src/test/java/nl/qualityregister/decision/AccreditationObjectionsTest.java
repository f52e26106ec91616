package nl.qualityregister.decision;

import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.assessment.Conclusion;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.assessment.Finding;
import nl.qualityregister.assessment.Item;
import nl.qualityregister.assessment.QueueFilter;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.course.AccreditationApplication;
import nl.qualityregister.course.AccreditationRequestId;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.course.CourseContent;
import nl.qualityregister.course.CourseVersion;
import nl.qualityregister.course.CourseVersions;
import nl.qualityregister.course.RequestState;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.notification.LetterDrafts;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Together;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A provider objects to the refusal of an accreditation. */
@DomainTest
class AccreditationObjectionsTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Autowired
    Objections objections;

    @Autowired
    Accreditations accreditations;

    @Autowired
    CourseVersions versions;

    @Autowired
    Desk desk;

    @Autowired
    Organisations organisations;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LetterDrafts drafts;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext rooms;

    OrganisationId provider;
    Account own;
    Account judge;
    AccreditationApplication refused;

    @BeforeEach
    void aRefusedApplication() {
        provider = new Learners(rooms).aProvider();
        own = holding(new RoleGrant(Role.PROVIDER, provider, LONG_AGO, null));
        judge = assessor();
        CourseVersion draft = versions.draft(provider, null, content(), List.of(), null, Learners.JOB);
        AccreditationApplication application = accreditations
                .apply(provider, draft.course(), draft.version(), List.of(REGISTER), Learners.JOB)
                .getFirst();
        desk.conclude(
                item("accreditation:" + application.request().id(), judge)
                        .orElseThrow()
                        .id(),
                new Finding(Conclusion.REJECTED, "outside-profession", null, null, Map.of()),
                judge);
        refused = accreditations.find(application.request().id()).orElseThrow();
    }

    @Test
    void whatIsUpheldIsJudgedAnewByOthersWithoutAFee() {
        Objection objection = objected();
        Account adviser = assessor();
        Account registrar = holding(new RoleGrant(Role.REGISTRAR, null, LONG_AGO, null));
        Item advice = item("objection:" + objection.id(), adviser).orElseThrow();
        assertThat(item("objection:" + objection.id(), judge)).isEmpty();
        desk.conclude(advice.id(), new Finding(Conclusion.ACCEPTED, null, null, null, Map.of()), adviser);

        Objection upheld = objections.decide(
                objection.id(),
                ObjectionOutcome.UPHELD,
                "The goals do fit the profession.",
                Objections.Part.ALL,
                Actor.account(registrar.id()));

        String anew = java.util.Objects.requireNonNull(upheld.result());
        AccreditationApplication again = accreditations
                .find(new AccreditationRequestId(UUID.fromString(anew.substring("accreditation:".length()))))
                .orElseThrow();
        assertThat(again.state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(again.feeCents()).isZero();
        assertThat(item(anew, judge)).isEmpty();
        assertThat(item(anew, adviser)).isEmpty();
        Account fresh = assessor();
        desk.conclude(item(anew, fresh).orElseThrow().id(), granted(), fresh);
        assertThat(accreditations.find(again.request().id()).orElseThrow().state())
                .isEqualTo(RequestState.GRANTED);
        assertThat(accreditations.find(refused.request().id()).orElseThrow().state())
                .isEqualTo(RequestState.REJECTED);
    }

    @Test
    void theProviderIsToldWhatBodiesAnswered() {
        jdbc.sql("update organisation set email = 'office@provider.example' where id = :id")
                .param("id", provider.value())
                .update();
        CourseVersion draft = versions.draft(provider, null, content(), List.of(), null, Learners.JOB);
        AccreditationApplication application = accreditations
                .apply(provider, draft.course(), draft.version(), List.of(REGISTER), Learners.JOB)
                .getFirst();
        String subject = "accreditation:" + application.request().id();
        LocalDate answerBy = businessDay.today().plusDays(14);

        List<String> told = new TransactionTemplate(transactions).execute(status -> {
            desk.conclude(
                    item(subject, judge).orElseThrow().id(),
                    new Finding(Conclusion.ASKED_BACK, "other", "What are the goals?", answerBy, Map.of()),
                    judge);
            return drafts.put().stream()
                    .filter(letter -> letter.template().startsWith("accreditation-"))
                    .flatMap(letter -> drafts.write(letter).stream())
                    .map(letter -> letter.subject() + "\n" + letter.text())
                    .toList();
        });

        assertThat(told)
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .contains("What are the goals?")
                        .contains(DayInWords.of(answerBy).in(Language.NL))
                        .contains("+31 00 000 00 00")
                        .doesNotContain("{"));
    }

    @Test
    void anotherProvidersRefusalIsNothingToObjectTo() {
        Account stranger = holding(new RoleGrant(Role.PROVIDER, new Learners(rooms).aProvider(), LONG_AGO, null));

        assertThatThrownBy(() -> objections.object(asked(), stranger.id(), Actor.account(stranger.id())))
                .isInstanceOf(NothingToObjectTo.class);
    }

    @Test
    void whoWorksForTheProviderDoesNotAdvise() {
        Objection objection = objected();
        Account colleague = holding(
                new RoleGrant(Role.ASSESSOR, null, LONG_AGO, null),
                new RoleGrant(Role.EMPLOYER, provider, LONG_AGO, null));

        assertThat(item("objection:" + objection.id(), colleague)).isEmpty();
        assertThat(item("objection:" + objection.id(), assessor())).isPresent();
    }

    @Test
    void sixteenObjectionsAtOnceAreOne() {
        List<Boolean> taken = Together.all(16, i -> {
            try {
                objected();
                return true;
            } catch (AlreadyObjected refusal) {
                return false;
            }
        });

        assertThat(taken).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    private Objection objected() {
        return objections.object(asked(), own.id(), Actor.account(own.id()));
    }

    private NewObjection asked() {
        return new NewObjection(
                "accreditation:" + refused.request().id(),
                ObjectionGround.SUBSTANCE,
                "The goals are of this profession.",
                List.of(),
                null);
    }

    private Optional<Item> item(String subject, Account assessor) {
        return desk.queue(QueueFilter.ALL, assessor, Optional.empty(), 1_000_000).stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst();
    }

    private Account assessor() {
        return holding(new RoleGrant(Role.ASSESSOR, null, LONG_AGO, null));
    }

    private Account holding(RoleGrant... grants) {
        return organisations
                .open(
                        List.of(new NewAccount("test", UUID.randomUUID().toString(), "iemand", List.of(grants))),
                        Learners.JOB)
                .getFirst();
    }

    private Finding granted() {
        LocalDate today = businessDay.today();
        return new Finding(
                Conclusion.ACCEPTED,
                null,
                null,
                null,
                Map.of(
                        "points",
                        List.of(Map.of("category", "training", "points", "6")),
                        "validFrom",
                        today.toString(),
                        "validUntil",
                        today.plusYears(1).toString()));
    }

    private static CourseContent content() {
        return new CourseContent(
                "Schulden en gedrag",
                null,
                null,
                null,
                "course",
                "debt",
                List.of(),
                List.of("scientific"),
                "classroom",
                "nl",
                null,
                List.of(new CourseContent.Session("Een", 240, 30)),
                0,
                List.of("Herkent schaarste"),
                List.of(new CourseContent.Lecturer("A. Vaste", "trainer", null)),
                "all",
                List.of());
    }
}
