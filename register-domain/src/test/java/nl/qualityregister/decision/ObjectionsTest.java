package nl.qualityregister.decision;

import static nl.qualityregister.support.Professionals.DEBT_COUNSELLOR;
import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.assessment.Conclusion;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.HumaneWays;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class ObjectionsTest {
    private static final Objections.Part ALL = Objections.Part.ALL;

    @Autowired
    Objections objections;

    @Autowired
    Decisions decisions;

    @Autowired
    Reinstatements reinstatements;

    @Autowired
    Hearings hearings;

    @Autowired
    Desk desk;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Points points;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Applicants applicants;
    Account account;
    Actor self;
    Actor registrar;
    Actor other;
    LocalDate today;

    @BeforeEach
    void people() {
        applicants = new Applicants(rooms);
        account = applicants.account(Role.PROFESSIONAL);
        self = Actor.account(account.id());
        registrar = Actor.account(applicants.account(Role.REGISTRAR).id());
        other = Actor.account(applicants.account(Role.REGISTRAR).id());
        today = businessDay.today();
    }

    private Application refused() {
        Application application =
                applicants.assessed(applicants.applied(account, JOB_COACH, DEBT_COUNSELLOR), Conclusion.REJECTED);
        return decisions.refuse(application.id(), "no diploma seen", registrar);
    }

    private static NewObjection objection(String against, String excuse) {
        return new NewObjection(against, ObjectionGround.SUBSTANCE, "The diploma was attached.", List.of(), excuse);
    }

    private Objection objected(String against) {
        return objections.object(objection(against, null), account.id(), self);
    }

    private Objection advised(Objection objection, Conclusion conclusion) {
        Account assessor = applicants.account(Role.ASSESSOR);
        applicants.found("objection:" + objection.id(), assessor, conclusion);
        return objections.objection(objection.id()).orElseThrow();
    }

    @Test
    void aRefusedApplicantWhoIsRightIsAdmittedAndTheRefusalStaysOnRecord() {
        Application refused = refused();
        Objection advised = advised(objected("application:" + refused.id()), Conclusion.ACCEPTED);

        Objection upheld =
                objections.decide(advised.id(), ObjectionOutcome.UPHELD, "the diploma was there", ALL, other);

        ApplicationId anew = new ApplicationId(UUID.fromString(upheld.result().substring("application:".length())));
        assertThat(upheld.state()).isEqualTo(ObjectionState.UPHELD);
        assertThat(decisions.application(refused.id())).contains(refused);
        assertThat(decisions.application(anew)).hasValueSatisfying(accepted -> {
            assertThat(accepted.state()).isEqualTo(ApplicationState.ACCEPTED);
            assertThat(accepted.earlier()).isEqualTo(refused.id());
            assertThat(accepted.reason()).isEqualTo("the diploma was there");
        });
        assertThat(registrants.byAccount(account.id())).isPresent();
    }

    @Test
    void aPartThatIsUpheldIsNamed() {
        Objection advised = advised(objected("application:" + refused().id()), Conclusion.IN_PART);

        assertThatThrownBy(() ->
                        objections.decide(advised.id(), ObjectionOutcome.PARTLY_UPHELD, "for one of them", ALL, other))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactly("/occupations"));
        objections.decide(
                advised.id(),
                ObjectionOutcome.PARTLY_UPHELD,
                "for one of them",
                new Objections.Part(Set.of(JOB_COACH), null),
                other);

        Registrant person = registrants.byAccount(account.id()).orElseThrow();
        assertThat(roll.standings(List.of(person.number()), today).get(person.number()))
                .extracting(standing -> standing.registration().occupation())
                .containsExactly(JOB_COACH);
    }

    @Test
    void whoJudgedOrDecidedBeforeNeitherJudgesNorDecides() {
        Account assessor = applicants.account(Role.ASSESSOR, Role.REGISTRAR);
        Application application = applicants.applied(account, JOB_COACH);
        applicants.found("application:" + application.id(), assessor, Conclusion.REJECTED);
        decisions.refuse(application.id(), "no", registrar);

        Objection objection = objected("application:" + application.id());

        assertThat(desk.find(applicants.item("objection:" + objection.id()), assessor))
                .isEmpty();
        Account second = applicants.account(Role.ASSESSOR, Role.REGISTRAR);
        assertThat(desk.find(applicants.item("objection:" + objection.id()), second))
                .isPresent();
        applicants.found("objection:" + objection.id(), second, Conclusion.REJECTED);
        for (Actor barred : List.of(self, registrar, Actor.account(assessor.id()), Actor.account(second.id()))) {
            assertThatThrownBy(() ->
                            objections.decide(objection.id(), ObjectionOutcome.DISMISSED, "it stands", ALL, barred))
                    .isInstanceOf(OwnCase.class);
            assertThatThrownBy(() -> jdbc.sql("""
                                    update objection
                                    set state = 'DISMISSED', decided_by = :by, decided_at = now(), reason = 'it stands'
                                    where id = :id
                                    """)
                            .param("by", barred.name())
                            .param("id", objection.id().value())
                            .update())
                    .hasMessageContaining("objection_other_people_ck");
        }
        assertThat(objections
                        .decide(objection.id(), ObjectionOutcome.DISMISSED, "it stands", ALL, other)
                        .state())
                .isEqualTo(ObjectionState.DISMISSED);
    }

    @Test
    void ofManyObjectionsAndDecisionsAtOnceThereIsOne() throws InterruptedException {
        String against = "application:" + refused().id();

        List<AtOnce.Ending<Objection>> objected = AtOnce.run(16, any -> () -> objected(against));
        assertThat(objected).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(objected)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof AlreadyObjected);

        ObjectionId id = objections.of(account.id()).getFirst().id();
        advised(objections.objection(id).orElseThrow(), Conclusion.ACCEPTED);
        List<AtOnce.Ending<Objection>> decided = AtOnce.run(
                16,
                thread -> () -> objections.decide(
                        id,
                        thread % 2 == 0 ? ObjectionOutcome.UPHELD : ObjectionOutcome.DISMISSED,
                        "weighed",
                        ALL,
                        Actor.account(UUID.randomUUID())));
        assertThat(decided).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(decided)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof ObjectionNotInThatState);
    }

    @Test
    void afterTheTermItIsRefusedWithTheDateOrWeighedWhenExcused() {
        Application refused = refused();
        LocalDate until = today.minusDays(1);
        jdbc.sql("update application set object_until = :day where id = :id")
                .param("day", until)
                .param("id", refused.id().value())
                .update();
        String against = "application:" + refused.id();

        assertThatThrownBy(() -> objected(against))
                .isInstanceOfSatisfying(
                        ObjectionLate.class,
                        late -> assertThat(late.values()).containsEntry("until", until.toString()));
        Objection late = objections.object(objection(against, "I was in hospital."), account.id(), self);
        assertThat(late.state()).isEqualTo(ObjectionState.LATE);
        assertThatThrownBy(() -> objections.excuse(late.id(), "in hospital", registrar))
                .isInstanceOf(OwnCase.class);

        Objection excused = objections.excuse(late.id(), "a letter of the hospital was seen", other);

        assertThat(excused.state()).isEqualTo(ObjectionState.SUBMITTED);
        assertThat(excused.admitted()).contains("a letter of the hospital was seen");
        assertThat(advised(excused, Conclusion.ACCEPTED).state()).isEqualTo(ObjectionState.ADVISED);
    }

    @Test
    void whatNothingExcusesIsInadmissibleForGood() {
        Application refused = refused();
        jdbc.sql("update application set object_until = :day where id = :id")
                .param("day", today.minusDays(1))
                .param("id", refused.id().value())
                .update();
        Objection late = objections.object(objection("application:" + refused.id(), "I forgot."), account.id(), self);

        assertThat(objections
                        .declareInadmissible(late.id(), "forgetting is no excuse", other)
                        .state())
                .isEqualTo(ObjectionState.INADMISSIBLE);
        assertThatThrownBy(() ->
                        objections.object(objection("application:" + refused.id(), "I forgot."), account.id(), self))
                .isInstanceOf(AlreadyObjected.class);
    }

    @Test
    void whatIsAskedBackIsAnsweredAndWhatIsTakenBackCanComeAgain() {
        String against = "application:" + refused().id();
        Objection returned = advised(objected(against), Conclusion.ASKED_BACK);

        Objection answered = objections.answer(returned.id(), "Here is what was asked.", List.of(), account.id(), self);
        assertThat(answered.state()).isEqualTo(ObjectionState.SUBMITTED);
        assertThat(answered.grounds()).isEqualTo("The diploma was attached.\n\nHere is what was asked.");
        objections.withdraw(answered.id(), account.id(), self);

        assertThat(objected(against).state()).isEqualTo(ObjectionState.SUBMITTED);
    }

    @Test
    void nobodyObjectsToWhatIsAnothersOrWasNotDecidedAgainstHer() {
        String against = "application:" + refused().id();
        Account stranger = applicants.account(Role.PROFESSIONAL);

        assertThatThrownBy(
                        () -> objections.object(objection(against, null), stranger.id(), Actor.account(stranger.id())))
                .isInstanceOf(NothingToObjectTo.class);
        for (String nothing : List.of("application:" + UUID.randomUUID(), "cycle:1", "evidence:x", "else", "")) {
            assertThatThrownBy(() -> objected(nothing)).isInstanceOf(NothingToObjectTo.class);
        }
    }

    /** The clock says when it was recorded, the business day when the term began: a demo's day may be set forward. */
    @Test
    void theTermOfALapseBeginsOnTheBusinessDayOfItsDecision() {
        Cycle cycle = lapsed();
        jdbc.sql("update renewal_decision set decided_at = decided_at - interval '60 days' where cycle_id = :cycle")
                .param("cycle", cycle.id().value())
                .update();

        Objection objection = objected("cycle:" + cycle.id());

        assertThat(objection.state()).isEqualTo(ObjectionState.SUBMITTED);
        assertThat(objection.objectUntil()).isEqualTo(today.plusDays(42));
    }

    /** A job coach whose cycle of 2021 to 2025 was not renewed today. */
    private Cycle lapsed() {
        Registrant person = registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName("L.", null, "de", "Late"),
                                LocalDate.of(1980, 1, 1),
                                null,
                                "nl",
                                account.id(),
                                List.of())),
                        registrar)
                .getFirst();
        Cycle cycle = new Professionals(registrants, cycles, points, evidence).withACycle(person.id());
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(person.id()), Professionals.START, END)));
        cycles.judge(List.of(cycle.id()), today, registrar);
        HumaneWays.heard(hearings, cycles, cycle.id());
        decisions.decide(cycle.id(), RenewalOutcome.NOT_RENEWED, "28 points short", registrar);
        return cycle;
    }

    private Status status(LocalDate day) {
        Registrant person = registrants.byAccount(account.id()).orElseThrow();
        return roll.standings(List.of(person.number()), day).get(person.number()).stream()
                .map(Standing::status)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anObjectionToALapseSuspendsItAndWhenUpheldTheRegistrationRanOn() {
        Cycle cycle = lapsed();
        RenewalDecision lapse = decisions.decisionOn(cycle.id()).orElseThrow();
        assertThat(status(today.plusDays(1))).isEqualTo(Status.LAPSED);

        Objection objection = objected("cycle:" + cycle.id());
        assertThat(objection.suspends()).isTrue();
        assertThat(status(today.plusDays(1))).isEqualTo(Status.REGISTERED);

        Objection upheld = objections.decide(
                advised(objection, Conclusion.ACCEPTED).id(), ObjectionOutcome.UPHELD, "counted wrongly", ALL, other);

        RenewalDecision stands = decisions.decisionOn(cycle.id()).orElseThrow();
        assertThat(upheld.result()).isEqualTo("decision:" + stands.id());
        assertThat(stands.outcome()).isEqualTo(RenewalOutcome.RENEWED);
        assertThat(decisions.decision(lapse.id())).map(RenewalDecision::outcome).contains(RenewalOutcome.NOT_RENEWED);
        assertThat(status(today.plusDays(1))).isEqualTo(Status.REGISTERED);
        assertThat(status(END.plusDays(1))).isEqualTo(Status.REGISTERED);
        assertThat(cycles.of(List.of(cycle.terms().registrant()))
                        .get(cycle.terms().registrant()))
                .extracting(Cycle::state)
                .containsExactly(CycleState.CLOSED, CycleState.RUNNING);
    }

    @Test
    void upheldAfterTheShortWayBackTheCycleBeginsWhereItShouldHave() {
        Cycle cycle = lapsed();
        RegistrantId person = cycle.terms().registrant();
        roll.append(List.of(Registrations.lapsed(Registrations.jobCoach(person), today.minusDays(10))));
        new Professionals(registrants, cycles, points, evidence).meetTheNorm(person);
        CycleId back = reinstatements
                .reinstate(cycle.id(), "made up", null, registrar)
                .next()
                .getFirst();

        Objection objection = objected("cycle:" + cycle.id());
        objections.decide(
                advised(objection, Conclusion.ACCEPTED).id(), ObjectionOutcome.UPHELD, "counted wrongly", ALL, other);

        Cycle next = cycles.find(back).orElseThrow();
        assertThat(decisions.decisionOn(cycle.id()).orElseThrow().next()).isEqualTo(next);
        assertThat(next.terms().start()).isEqualTo(END.plusDays(1));
        assertThat(next.state()).isEqualTo(CycleState.RUNNING);
        assertThat(cycles.of(List.of(person)).get(person)).hasSize(2);
        for (LocalDate day : List.of(END.plusDays(1), today.minusDays(10), today, today.plusDays(1))) {
            assertThat(status(day)).isEqualTo(Status.REGISTERED);
        }
    }

    @Test
    void whenItIsDismissedOrTakenBackTheLapseHasEffectAgainFromTomorrow() {
        Cycle cycle = lapsed();
        Objection first = objected("cycle:" + cycle.id());
        objections.withdraw(first.id(), account.id(), self);
        assertThat(status(today)).isEqualTo(Status.REGISTERED);
        assertThat(status(today.plusDays(1))).isEqualTo(Status.LAPSED);

        Objection again = objected("cycle:" + cycle.id());
        assertThat(status(today.plusDays(1))).isEqualTo(Status.REGISTERED);
        assertThatThrownBy(() -> objections.decide(again.id(), ObjectionOutcome.DISMISSED, "it stands", ALL, other))
                .isInstanceOf(ObjectionNotInThatState.class);
        objections.decide(
                advised(again, Conclusion.REJECTED).id(), ObjectionOutcome.DISMISSED, "it stands", ALL, other);

        assertThat(status(today)).isEqualTo(Status.REGISTERED);
        assertThat(status(today.plusDays(1))).isEqualTo(Status.LAPSED);
    }

    @Test
    void rejectedEvidenceThatWasGoodIsEnteredAgainAndCreditedOnce() {
        Registrant person = admitted();
        Evidence rejected = rejectedEvidence(person);

        Objection advised = advised(objected("evidence:" + rejected.id()), Conclusion.IN_PART);
        Objection upheld = objections.decide(
                advised.id(),
                ObjectionOutcome.PARTLY_UPHELD,
                "half of it",
                new Objections.Part(Set.of(), Hundredths.ofWhole(4)),
                other);

        assertThat(evidence.find(rejected.id())).map(Evidence::state).contains(EvidenceState.REJECTED);
        assertThat(upheld.result()).startsWith("evidence:").isNotEqualTo("evidence:" + rejected.id());
        List<Credit> credits = points.standing(List.of(person.id()), REGISTER).getOrDefault(person.id(), List.of());
        assertThat(credits).hasSize(1);
        assertThat(credits.getFirst().fact().points()).isEqualTo(Hundredths.ofWhole(4));
    }

    private Registrant admitted() {
        applicants.admitted(account, JOB_COACH);
        return registrants.byAccount(account.id()).orElseThrow();
    }

    private Evidence rejectedEvidence(Registrant person) {
        Claim claim = new Claim.OfActivity(
                "Reflection", "report", "reflection", null, today, Hundredths.ofWhole(8), null, null, Map.of());
        evidence.takeOver(
                Map.of("old-" + UUID.randomUUID(), new NewEvidence(person.id(), REGISTER, claim, List.of())),
                EvidenceState.SUBMITTED,
                self);
        Evidence submitted = evidence.list(person.id(), Optional.empty(), 10).getFirst();
        applicants.found("evidence:" + submitted.id(), applicants.account(Role.ASSESSOR), Conclusion.REJECTED);
        return evidence.find(submitted.id()).orElseThrow();
    }
}
