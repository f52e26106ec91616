package nl.qualityregister.decision;

import static nl.qualityregister.support.Professionals.DEBT_COUNSELLOR;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ApplicationsTest {
    private static final Actor REGISTRAR = Actor.account("registrar-1");

    @Autowired
    Decisions decisions;

    @Autowired
    Organisations organisations;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    AccountId applicant;
    LocalDate today;

    @BeforeEach
    void anAccount() {
        applicant = account();
        today = businessDay.today();
    }

    private AccountId account() {
        NewAccount account = new NewAccount("https://test", UUID.randomUUID().toString(), "applicant", List.of());
        return organisations.open(List.of(account), REGISTRAR).getFirst().id();
    }

    private static Work work(String employer, LocalDate from, LocalDate until) {
        return new Work(null, employer, "jobcoach", null, null, from, until);
    }

    private NewApplication anApplication(OccupationCode... occupations) {
        return new NewApplication(
                REGISTER,
                Set.of(occupations),
                new PersonName("N.", "Noor", "van der", "Vlugt"),
                LocalDate.of(1990, 2, 28),
                "noor@example.org",
                "nl",
                List.of(work("Gemeente Zilverdam", LocalDate.of(2020, 1, 1), null)),
                "HBO social work",
                List.of(),
                today.minusMonths(2),
                List.of(),
                true);
    }

    private Application applied(OccupationCode... occupations) {
        return decisions.apply(anApplication(occupations), applicant, Actor.account(applicant));
    }

    @Test
    void anApplicationIsKeptAsItWasAsked() {
        Application application = applied(JOB_COACH);

        assertThat(application.state()).isEqualTo(ApplicationState.SUBMITTED);
        assertThat(application.asked()).isEqualTo(anApplication(JOB_COACH));
        assertThat(application.number()).isNull();
        assertThat(decisions.application(application.id())).contains(application);
        assertThat(decisions.applications(ApplicationState.SUBMITTED, Optional.empty(), Integer.MAX_VALUE))
                .contains(application);
    }

    @Test
    void applicationsAreListedAfterTheOneSeenLast() {
        Application first = applied(JOB_COACH);
        applicant = account();
        Application second = applied(JOB_COACH);

        List<Application> next =
                decisions.applications(ApplicationState.SUBMITTED, Optional.of(first.id()), Integer.MAX_VALUE);

        assertThat(next).contains(second).doesNotContain(first);
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        NewApplication wrong = new NewApplication(
                REGISTER,
                Set.of(new OccupationCode("astronaut")),
                new PersonName(" ", null, null, ""),
                today.plusDays(1),
                "noor at example",
                "fr",
                List.of(
                        new Work(new OrganisationId("nobody-knows-it"), null, null, null, null, today, null),
                        work(" ", today, today)),
                " ",
                List.of(),
                today.plusDays(1),
                List.of(new FileId(UUID.randomUUID())),
                false);

        assertThatThrownBy(() -> decisions.apply(wrong, applicant, REGISTRAR))
                .asInstanceOf(type(InputRefused.class))
                .extracting(InputRefused::faults)
                .satisfies(faults -> assertThat(faults)
                        .extracting(Fault::pointer, Fault::code)
                        .containsExactlyInAnyOrder(
                                fault("/occupations", "unknown-value"),
                                fault("/name/initials", "required"),
                                fault("/name/surname", "required"),
                                fault("/birthDate", "date-in-future"),
                                fault("/email", "malformed"),
                                fault("/language", "unknown-value"),
                                fault("/employments/0/organisation", "unknown-value"),
                                fault("/employments/1/employerText", "required"),
                                fault("/employments/1/until", "until-before-from"),
                                fault("/qualification", "required"),
                                fault("/vogIssuedOn", "date-in-future"),
                                fault("/files/0", "unknown-file"),
                                fault("/declaration", "declaration-missing")));
    }

    private static org.assertj.core.groups.Tuple fault(String pointer, String code) {
        return org.assertj.core.groups.Tuple.tuple(pointer, code);
    }

    @Test
    void whatIsLeftOutIsRequired() {
        NewApplication empty =
                new NewApplication(null, null, null, null, null, null, null, null, null, null, null, false);

        assertThat(ApplicationCheck.faults(empty, today))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder(
                        "/register",
                        "/occupations",
                        "/name",
                        "/birthDate",
                        "/email",
                        "/language",
                        "/qualification",
                        "/declaration");
        assertThatThrownBy(() -> decisions.apply(empty, applicant, REGISTRAR)).isInstanceOf(InputRefused.class);
    }

    @Test
    void agesThatCannotBeAreFaults() {
        LocalDate day = LocalDate.of(2026, 3, 1);

        assertThat(birthDateFaults(day.minusYears(16), day)).isEmpty();
        assertThat(birthDateFaults(day.minusYears(16).plusDays(1), day)).containsExactly("too-young");
        assertThat(birthDateFaults(day.minusYears(110), day)).isEmpty();
        assertThat(birthDateFaults(day.minusYears(110).minusDays(1), day)).containsExactly("too-old");
    }

    private List<String> birthDateFaults(LocalDate birthDate, LocalDate day) {
        NewApplication asked = anApplication(JOB_COACH);
        NewApplication born = new NewApplication(
                asked.register(),
                asked.occupations(),
                asked.name(),
                birthDate,
                asked.email(),
                asked.language(),
                asked.employments(),
                asked.qualification(),
                List.of(),
                null,
                List.of(),
                true);
        return ApplicationCheck.faults(born, day).stream().map(Fault::code).toList();
    }

    @Test
    void anUnknownRegisterIsAFault() {
        NewApplication asked = anApplication(JOB_COACH);
        NewApplication elsewhere = new NewApplication(
                new RegisterId("nowhere"),
                asked.occupations(),
                asked.name(),
                asked.birthDate(),
                asked.email(),
                asked.language(),
                asked.employments(),
                asked.qualification(),
                List.of(),
                null,
                List.of(),
                true);

        assertThatThrownBy(() -> decisions.apply(elsewhere, applicant, REGISTRAR))
                .asInstanceOf(type(InputRefused.class))
                .extracting(InputRefused::faults)
                .satisfies(faults -> assertThat(faults)
                        .extracting(Fault::pointer, Fault::code)
                        .containsExactly(fault("/register", "unknown-value")));
    }

    @Test
    void aSecondApplicationWaitsForTheFirst() throws InterruptedException {
        List<AtOnce.Ending<Application>> endings = AtOnce.run(6, any -> () -> applied(JOB_COACH));

        assertThat(endings).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(endings)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof ApplicationPending);
    }

    @Test
    void whoIsAcceptedHasANumberACycleAndEntriesFromToday() {
        Application accepted =
                decisions.accept(applied(JOB_COACH, DEBT_COUNSELLOR).id(), "the desk is away", REGISTRAR);

        Registrant person = registrants.byAccount(applicant).orElseThrow();
        NewCycle cycle = onlyCycle(person).terms();
        assertThat(accepted.state()).isEqualTo(ApplicationState.ACCEPTED);
        assertThat(accepted.number()).isEqualTo(person.number());
        assertThat(cycle.start()).isEqualTo(today);
        assertThat(cycle.end()).isEqualTo(today.plusYears(4).minusDays(1));
        assertThat(cycle.renewal()).isZero();
        assertThat(cycle.occupations()).containsExactlyInAnyOrder(JOB_COACH, DEBT_COUNSELLOR);
        assertThat(standings(person)).hasSize(2).allSatisfy(standing -> {
            assertThat(standing.status()).isEqualTo(Status.REGISTERED);
            assertThat(standing.since()).isEqualTo(today);
            assertThat(standing.validUntil()).isEqualTo(cycle.end());
        });
        assertThat(organisations.accounts(List.of(applicant)).get(applicant).holds(Role.PROFESSIONAL, today))
                .isTrue();
    }

    private Cycle onlyCycle(Registrant person) {
        List<Cycle> all = cycles.of(List.of(person.id())).get(person.id());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<Standing> standings(Registrant person) {
        return roll.standings(List.of(person.number()), today).get(person.number());
    }

    @Test
    void ofRegistrarsWhoAcceptAtOnceOneWins() throws InterruptedException {
        ApplicationId id = applied(JOB_COACH).id();

        List<AtOnce.Ending<Application>> endings = AtOnce.run(
                6,
                thread -> () -> thread % 2 == 0
                        ? decisions.accept(id, "the desk is away", REGISTRAR)
                        : decisions.refuse(id, "no diploma", REGISTRAR));

        assertThat(endings).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(endings)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof ApplicationAlreadyDecided);
        boolean accepted = decisions.application(id).orElseThrow().state() == ApplicationState.ACCEPTED;
        assertThat(registrants.byAccount(applicant).isPresent()).isEqualTo(accepted);
    }

    @Test
    void aFurtherOccupationJoinsTheRunningCycleOfTheSamePerson() {
        decisions.accept(applied(JOB_COACH).id(), "the desk is away", REGISTRAR);
        Registrant person = registrants.byAccount(applicant).orElseThrow();

        Application further = decisions.accept(applied(DEBT_COUNSELLOR).id(), "the desk is away", REGISTRAR);

        assertThat(further.number()).isEqualTo(person.number());
        assertThat(onlyCycle(person).terms().occupations()).containsExactlyInAnyOrder(JOB_COACH, DEBT_COUNSELLOR);
        assertThat(standings(person)).hasSize(2);
    }

    @Test
    void whoIsRegisteredForItAlreadyIsTold() {
        decisions.accept(applied(JOB_COACH).id(), "the desk is away", REGISTRAR);

        assertThatThrownBy(() -> applied(JOB_COACH))
                .asInstanceOf(type(InputRefused.class))
                .extracting(refused -> refused.faults().getFirst().code())
                .isEqualTo("already-registered");
    }

    @Test
    void aRefusalGivesItsReason() {
        ApplicationId id = applied(JOB_COACH).id();

        assertThatThrownBy(() -> decisions.refuse(id, " ", REGISTRAR)).isInstanceOf(InputRefused.class);
        Application refused = decisions.refuse(id, "The diploma is of another person.", REGISTRAR);

        assertThat(refused.state()).isEqualTo(ApplicationState.REFUSED);
        assertThat(refused.reason()).isEqualTo("The diploma is of another person.");
        assertThat(refused.version()).isEqualTo(1);
        assertThatThrownBy(() -> decisions.accept(id, "the desk is away", REGISTRAR))
                .isInstanceOf(ApplicationAlreadyDecided.class);
        assertThat(applied(JOB_COACH).state()).isEqualTo(ApplicationState.SUBMITTED);
    }

    @Test
    void onlyTheApplicantWithdraws() {
        ApplicationId id = applied(JOB_COACH).id();

        assertThatThrownBy(() -> decisions.withdraw(id, account(), REGISTRAR)).isInstanceOf(ApplicationNotFound.class);
        Application withdrawn = decisions.withdraw(id, applicant, Actor.account(applicant));

        assertThat(withdrawn.state()).isEqualTo(ApplicationState.WITHDRAWN);
        assertThatThrownBy(() -> decisions.accept(id, "the desk is away", REGISTRAR))
                .isInstanceOf(ApplicationAlreadyDecided.class);
    }

    @Test
    void whatDoesNotExistIsNotDecided() {
        ApplicationId nothing = new ApplicationId(UUID.randomUUID());

        assertThatThrownBy(() -> decisions.accept(nothing, "the desk is away", REGISTRAR))
                .isInstanceOf(ApplicationNotFound.class);
        assertThatThrownBy(() -> decisions.refuse(nothing, "no", REGISTRAR)).isInstanceOf(ApplicationNotFound.class);
        assertThat(decisions.application(nothing)).isEmpty();
    }
}
