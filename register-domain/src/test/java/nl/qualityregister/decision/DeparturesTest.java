package nl.qualityregister.decision;

import static nl.qualityregister.support.Professionals.DEBT_COUNSELLOR;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class DeparturesTest {
    private static final Actor REGISTRAR = Actor.account(UUID.randomUUID());

    @Autowired
    Departures departures;

    @Autowired
    Decisions decisions;

    @Autowired
    Registrants registrants;

    @Autowired
    Organisations organisations;

    @Autowired
    Cycles cycles;

    @Autowired
    Hearings hearings;

    @Autowired
    Visibilities visibilities;

    @Autowired
    Roll roll;

    @Autowired
    Files files;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Applicants applicants;
    Account account;
    Registrant person;
    LocalDate today;

    @BeforeEach
    void somebodyOfTwoOccupations() {
        applicants = new Applicants(rooms);
        today = businessDay.today();
        account = applicants.account(Role.PROFESSIONAL);
        applicants.admitted(account, JOB_COACH, DEBT_COUNSELLOR);
        person = registrants.byAccount(account.id()).orElseThrow();
    }

    private Departure leaves(DepartureKind kind, LocalDate lastDay, OccupationCode... occupations) {
        return departures.leave(
                person.id(), REGISTER, Set.of(occupations), kind, lastDay, "moving on", Actor.account(account.id()));
    }

    private Status status(OccupationCode occupation, LocalDate day) {
        return roll.standings(List.of(person.number()), day).getOrDefault(person.number(), List.of()).stream()
                .filter(standing -> standing.registration().occupation().equals(occupation))
                .map(Standing::status)
                .findFirst()
                .orElse(null);
    }

    private Cycle cycle() {
        List<Cycle> all = cycles.of(List.of(person.id())).get(person.id());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void oneOccupationIsGivenUpAndTheCycleGoesOnForTheOther() {
        leaves(DepartureKind.GIVEN_UP, today, DEBT_COUNSELLOR);

        assertThat(status(DEBT_COUNSELLOR, today)).isEqualTo(Status.REGISTERED);
        assertThat(status(DEBT_COUNSELLOR, today.plusDays(1))).isEqualTo(Status.WITHDRAWN);
        assertThat(status(JOB_COACH, today.plusDays(1))).isEqualTo(Status.REGISTERED);
        assertThat(cycle().state()).isEqualTo(CycleState.RUNNING);
        assertThat(cycle().terms().occupations()).containsExactly(JOB_COACH);
    }

    @Test
    void whoLeavesTheRegisterLeavesWithTheDayAndTheCycleIsClosed() {
        LocalDate lastDay = today.plusDays(30);

        Departure departure = leaves(DepartureKind.RETIRED, lastDay);

        assertThat(departure.state()).isEqualTo(DepartureState.IN_EFFECT);
        assertThat(departure.undoUntil()).isEqualTo(today.plusDays(14));
        assertThat(status(JOB_COACH, lastDay)).isEqualTo(Status.REGISTERED);
        assertThat(status(JOB_COACH, lastDay.plusDays(1))).isEqualTo(Status.WITHDRAWN);
        assertThat(cycle().state()).isEqualTo(CycleState.CLOSED);
        assertThat(cycle().terms().end()).isEqualTo(lastDay);
    }

    @Test
    void nothingIsIntendedAnyMoreAgainstWhoHasLeft() {
        jdbc.sql("update cycle set days = daterange(lower(days) - 1500, :end), state = 'RUNNING' where id = :id")
                .param("end", today)
                .param("id", cycle().id().value())
                .update();
        cycles.judge(List.of(cycle().id()), today, REGISTRAR);
        Intention intention = hearings.announce(cycle().id(), REGISTRAR);

        leaves(DepartureKind.WITHDRAWN, today);

        assertThat(hearings.intention(intention.id())).map(Intention::state).contains(IntentionState.DROPPED);
        assertThat(cycle().state()).isEqualTo(CycleState.CLOSED);
    }

    @Test
    void aDeathReportedUnderANumberThatWasMergedIsOfThePersonItLeadsTo() throws Exception {
        Registrant former = registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName("N.", null, "van der", "Oud"),
                                person.birthDate(),
                                null,
                                "nl",
                                null,
                                List.of())),
                        REGISTRAR)
                .getFirst();
        visibilities.merge(former.id(), person.id(), REGISTRAR);

        Departure reported =
                departures.reportDeath(former.id(), today, "daughter", List.of(proof(REGISTRAR)), REGISTRAR);

        assertThat(reported.registrant()).isEqualTo(person.id());
    }

    @Test
    void withinTheDaysOfReflectionEverythingIsAsItWas() {
        LocalDate end = cycle().terms().end();
        Departure departure = leaves(DepartureKind.WITHDRAWN, today);

        Departure undone = departures.undo(departure.id(), "", Actor.account(account.id()));

        assertThat(undone.state()).isEqualTo(DepartureState.UNDONE);
        assertThat(status(JOB_COACH, today.plusDays(1))).isEqualTo(Status.REGISTERED);
        assertThat(cycle().state()).isEqualTo(CycleState.RUNNING);
        assertThat(cycle().terms().end()).isEqualTo(end);
        assertThat(cycle().terms().occupations()).containsExactlyInAnyOrder(JOB_COACH, DEBT_COUNSELLOR);
        assertThat(roll.standings(List.of(person.number()), today.plusDays(1)).get(person.number()))
                .allMatch(standing -> end.equals(standing.validUntil()));
        assertThat(departures.of(person.id())).hasSize(1);
    }

    @Test
    void afterThemNobodyComesBackButByApplyingAnewUnderTheSameNumber() {
        Departure departure = leaves(DepartureKind.WITHDRAWN, today);
        jdbc.sql("update departure set undo_until = :day where id = :id")
                .param("day", today.minusDays(1))
                .param("id", departure.id().value())
                .update();

        assertThatThrownBy(() -> departures.undo(departure.id(), "", REGISTRAR))
                .isInstanceOfSatisfying(
                        DepartureFinal.class,
                        refused -> assertThat(refused.values())
                                .containsEntry("until", today.minusDays(1).toString()));
        assertThat(status(JOB_COACH, today.plusDays(1))).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void whoReturnsAfterYearsKeepsHerNumberAndTheNormKnowsHowItEnded() {
        leftLongAgo();

        Application again = applicants.assessed(
                applicants.applied(account, JOB_COACH), nl.qualityregister.assessment.Conclusion.ACCEPTED);
        Application accepted = decisions.accept(again.id(), null, REGISTRAR);

        assertThat(again.earlier()).isNotNull();
        assertThat(accepted.number()).isEqualTo(person.number());
        assertThat(status(JOB_COACH, today)).isEqualTo(Status.REGISTERED);
        assertThat(cycles.of(List.of(person.id())).get(person.id()))
                .extracting(Cycle::state)
                .containsExactly(CycleState.CLOSED, CycleState.RUNNING);
    }

    /** As if the departure had been years ago: the roll's days are moved, as nobody can wait for them. */
    private void leftLongAgo() {
        account = applicants.account(Role.PROFESSIONAL);
        person = registrants
                .enter(
                        List.of(new nl.qualityregister.registrant.NewRegistrant(
                                null, person.name(), person.birthDate(), null, "nl", account.id(), List.of())),
                        REGISTRAR)
                .getFirst();
        LocalDate start = today.minusYears(8);
        cycles.archive(List.of(new nl.qualityregister.cycle.NewCycle(
                person.id(),
                REGISTER,
                nl.qualityregister.support.Professionals.NORM,
                Set.of(JOB_COACH),
                0,
                start,
                start.plusYears(3))));
        var registration = new nl.qualityregister.roll.Registration(person.id(), REGISTER, JOB_COACH);
        roll.append(List.of(
                new nl.qualityregister.roll.NewEntry(
                        registration,
                        nl.qualityregister.roll.EntryKind.REGISTERED,
                        Status.REGISTERED,
                        start,
                        null,
                        start.plusYears(4),
                        REGISTRAR,
                        "import:test"),
                new nl.qualityregister.roll.NewEntry(
                        registration,
                        nl.qualityregister.roll.EntryKind.WITHDRAWN,
                        Status.WITHDRAWN,
                        start.plusYears(3).plusDays(1),
                        null,
                        null,
                        REGISTRAR,
                        "import:test")));
        applicants.applied(account, DEBT_COUNSELLOR);
        decisions.withdraw(
                decisions.applicationsOf(account.id()).getFirst().id(), account.id(), Actor.account(account.id()));
    }

    @Test
    void ofManyWhoLeaveOrUndoAtOnceOneDoes() throws InterruptedException {
        List<AtOnce.Ending<Departure>> left = AtOnce.run(16, any -> () -> leaves(DepartureKind.WITHDRAWN, today));
        assertThat(left).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(left)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof InputRefused);

        DepartureId id = departures.of(person.id()).getFirst().id();
        List<AtOnce.Ending<Departure>> undone = AtOnce.run(16, any -> () -> departures.undo(id, "", REGISTRAR));
        assertThat(undone).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(undone)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof DepartureNotInThatState);
    }

    @Test
    void everyFaultOfLeavingIsNamedAtOnce() {
        assertThatThrownBy(
                        () -> leaves(DepartureKind.GIVEN_UP, today.minusDays(1), new OccupationCode("client-manager")))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::code)
                                .containsExactlyInAnyOrder("not-registered", "date-in-past"));
    }

    @Test
    void aDeathIsReportedWithProofAndConfirmedByAnother() throws Exception {
        Actor daughter = Actor.account(applicants.account().id());
        LocalDate diedOn = today.minusDays(3);
        FileId proof = proof(daughter);
        assertThatThrownBy(() -> departures.reportDeath(person.id(), today.plusDays(1), " ", List.of(), daughter))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactlyInAnyOrder("/diedOn", "/relation", "/files"));

        Departure reported = departures.reportDeath(person.id(), diedOn, "daughter", List.of(proof), daughter);
        assertThat(status(JOB_COACH, today)).isEqualTo(Status.REGISTERED);
        assertThatThrownBy(() -> departures.reportDeath(person.id(), diedOn, "son", List.of(proof), daughter))
                .isInstanceOf(DeathReported.class);
        assertThatThrownBy(() -> departures.confirm(reported.id(), daughter)).isInstanceOf(OwnCase.class);
        assertThat(departures.reported(java.util.Optional.empty(), Integer.MAX_VALUE))
                .contains(reported);

        List<AtOnce.Ending<Departure>> endings =
                AtOnce.run(16, any -> () -> departures.confirm(reported.id(), REGISTRAR));

        assertThat(endings).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(status(JOB_COACH, today)).isEqualTo(Status.DECEASED);
        assertThat(cycle().state()).isEqualTo(CycleState.CLOSED);
        assertThat(registrants.byId(List.of(person.id())).get(person.id()).email())
                .isNull();
        assertThat(organisations
                        .accounts(List.of(account.id()))
                        .get(account.id())
                        .holds(Role.PROFESSIONAL, today))
                .isFalse();
    }

    @Test
    void aDeathThatWasNoneIsUndone() throws Exception {
        Departure reported = departures.reportDeath(
                person.id(), today.minusDays(3), "the office", List.of(proof(REGISTRAR)), REGISTRAR);
        departures.confirm(reported.id(), Actor.account(UUID.randomUUID()));

        departures.undo(reported.id(), "another person of this name", REGISTRAR);

        assertThat(status(JOB_COACH, today)).isEqualTo(Status.REGISTERED);
        assertThat(cycle().state()).isEqualTo(CycleState.RUNNING);
        assertThat(registrants.byId(List.of(person.id())).get(person.id()).email())
                .isEqualTo("noor@example.org");
    }

    @Test
    void aReportThatProvesNothingChangesNothing() throws Exception {
        Departure reported =
                departures.reportDeath(person.id(), today, "neighbour", List.of(proof(REGISTRAR)), REGISTRAR);

        Departure rejected = departures.reject(reported.id(), "an obituary of somebody else", REGISTRAR2);

        assertThat(rejected.state()).isEqualTo(DepartureState.REJECTED);
        assertThat(status(JOB_COACH, today)).isEqualTo(Status.REGISTERED);
        assertThatThrownBy(() -> departures.confirm(reported.id(), REGISTRAR2))
                .isInstanceOf(DepartureNotInThatState.class);
    }

    private static final Actor REGISTRAR2 = Actor.account(UUID.randomUUID());

    private FileId proof(Actor by) throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(
                new java.awt.image.BufferedImage(3, 2, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", picture);
        return files.store(new ByteArrayInputStream(picture.toByteArray()), "akte.png", by)
                .id();
    }
}
