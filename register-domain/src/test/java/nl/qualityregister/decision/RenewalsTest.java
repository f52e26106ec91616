package nl.qualityregister.decision;

import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.HumaneWays;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class RenewalsTest {
    private static final LocalDate END = Professionals.END;
    private static final Actor REGISTRAR = Actor.account("registrar-1");
    private static final Actor JOB = Actor.job("ConcludeCycles");

    @Autowired
    Decisions decisions;

    @Autowired
    Hearings hearings;

    @Autowired
    Discretions discretions;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    Professionals professionals;
    RegistrantId registrant;
    CycleId cycle;
    LocalDate today;

    @BeforeEach
    void aRegisteredProfessional() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        today = businessDay.today();
        registrant = professionals.somebody();
        cycle = registered(registrant);
    }

    private CycleId registered(RegistrantId person) {
        Cycle opened = professionals.withACycle(person);
        enter(person, EntryKind.REGISTERED, Status.REGISTERED, Professionals.START, null, END);
        return opened.id();
    }

    private void enter(
            RegistrantId person, EntryKind kind, Status status, LocalDate from, LocalDate until, LocalDate validUntil) {
        roll.append(List.of(new NewEntry(
                new Registration(person, REGISTER, JOB_COACH),
                kind,
                status,
                from,
                until,
                validUntil,
                TEST,
                "test:" + kind)));
    }

    private Judged judged() {
        return cycles.judge(List.of(cycle), today, TEST).getFirst();
    }

    private void judgedAndMet() {
        professionals.meetTheNorm(registrant);
        assertThat(judged().met()).isTrue();
    }

    private void judgedAndShort() {
        professionals.meetTheNormButForOtherPoints(registrant);
        assertThat(judged().met()).isFalse();
    }

    private List<RenewalDecision> conclude(CycleId... judged) {
        return decisions.concludeByNorm(List.of(judged), JOB);
    }

    private List<RollEntry> entries(RegistrantId person) {
        return roll.of(List.of(person));
    }

    private Standing standing(LocalDate day) {
        RegistrationNumber number =
                registrants.byId(List.of(registrant)).get(registrant).number();
        return roll.standings(List.of(number), day).get(number).getFirst();
    }

    private List<Cycle> allCycles() {
        return cycles.of(List.of(registrant)).get(registrant);
    }

    @Test
    void whoMetTheNormIsRenewedFromTheDayAfter() {
        judgedAndMet();

        RenewalDecision decision = conclude(cycle).getFirst();

        assertThat(decision.outcome()).isEqualTo(RenewalOutcome.RENEWED);
        assertThat(decision.byNorm()).isTrue();
        assertThat(decision.reason()).isNull();
        assertThat(decision.next().terms().start()).isEqualTo(END.plusDays(1));
        assertThat(decision.next().terms().end()).isEqualTo(END.plusYears(4));
        assertThat(decision.next().terms().renewal()).isEqualTo(1);
        assertThat(allCycles()).extracting(Cycle::state).containsExactly(CycleState.CLOSED, CycleState.RUNNING);
        assertThat(decision.cycle()).isEqualTo(allCycles().getFirst());
        assertThat(entries(registrant).getLast().entry())
                .isEqualTo(new NewEntry(
                                new Registration(registrant, REGISTER, JOB_COACH),
                                EntryKind.RENEWED,
                                Status.REGISTERED,
                                END.plusDays(1),
                                null,
                                END.plusYears(4),
                                JOB,
                                "decision:" + decision.id())
                        .under(decision.next().terms().norm()));
        assertThat(standing(today).validUntil()).isEqualTo(END.plusYears(4));
        assertThat(standing(today).registeredSince()).isEqualTo(Professionals.START);
        assertThat(decisions.decision(decision.id()))
                .map(kept -> List.of(kept.cycle(), kept.outcome(), kept.byNorm(), kept.next(), kept.decidedBy()))
                .contains(List.of(decision.cycle(), decision.outcome(), true, decision.next(), decision.decidedBy()));
        assertThat(decisions.decisionOn(cycle)).map(RenewalDecision::id).contains(decision.id());
    }

    @Test
    void whatIsConcludedIsNotConcludedAgain() {
        judgedAndMet();
        conclude(cycle);

        assertThat(conclude(cycle)).isEmpty();
        assertThat(entries(registrant)).hasSize(2);
        assertThat(allCycles()).hasSize(2);
    }

    @Test
    void noMachineEndsARegistration() {
        judgedAndShort();

        assertThat(conclude(cycle)).isEmpty();

        assertThat(waiting()).contains(cycle);
        assertThat(standing(today).status()).isEqualTo(Status.REGISTERED);
        assertThat(standing(today).renewalPending(today)).isTrue();
    }

    private List<CycleId> waiting() {
        return decisions.waitingForRegistrar(REGISTER, 0, Integer.MAX_VALUE);
    }

    @Test
    void aCycleThatIsNotJudgedIsNotConcluded() {
        professionals.meetTheNorm(registrant);

        assertThat(conclude(cycle)).isEmpty();
        assertThat(waiting()).doesNotContain(cycle);
        assertThatThrownBy(() -> decisions.decide(cycle, RenewalOutcome.RENEWED, "because", REGISTRAR))
                .isInstanceOf(CycleNotJudged.class);
    }

    @Test
    void whoDoesNotStandPlainlyRegisteredIsLeftToTheRegistrar() {
        judgedAndMet();
        assertThat(waiting()).doesNotContain(cycle);
        enter(registrant, EntryKind.SUSPENDED, Status.SUSPENDED, END, today.plusDays(10), END);

        assertThat(conclude(cycle)).isEmpty();

        assertThat(waiting()).contains(cycle);
    }

    @Test
    void aSuspensionThatIsOverIsNoObstacle() {
        judgedAndMet();
        enter(registrant, EntryKind.SUSPENDED, Status.SUSPENDED, END.minusDays(30), today, END);

        assertThat(conclude(cycle)).hasSize(1);
    }

    @Test
    void theDeadAndTheStruckOffAreNotRenewed() {
        judgedAndMet();
        enter(registrant, EntryKind.DECEASED, Status.DECEASED, END.minusDays(3), null, null);

        assertThat(conclude(cycle)).isEmpty();
        assertThatThrownBy(() -> decisions.decide(cycle, RenewalOutcome.RENEWED, "because", REGISTRAR))
                .isInstanceOf(RegistrationEnded.class);
        HumaneWays.heard(hearings, cycles, cycle);
        decisions.decide(cycle, RenewalOutcome.NOT_RENEWED, "Reported dead by the family.", REGISTRAR);

        assertThat(standing(today).status()).isEqualTo(Status.DECEASED);
        assertThat(entries(registrant)).hasSize(2);
        assertThat(waiting()).doesNotContain(cycle);
    }

    @Test
    void factsThatCameAfterTheVerdictDecide() {
        judgedAndShort();
        Credit late = professionals.credit(
                registrant, "other", "guide", "28", END, Map.of("knowledgeSource", "experiential"));

        RenewalDecision decision = conclude(cycle).getFirst();

        assertThat(decision.outcome()).isEqualTo(RenewalOutcome.RENEWED);
        assertThat(cycles.latestVerdict(cycle)).map(Judged::met).contains(true);
        assertThat(jdbc.sql("""
                        select verdict.credits @> array[cast(:late as bigint)]
                        from renewal_decision join verdict on verdict.id = verdict_id
                        where renewal_decision.cycle_id = :cycle
                        """)
                        .param("late", late.id())
                        .param("cycle", cycle.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void factsTakenBackAfterTheVerdictDecideToo() {
        professionals.meetTheNormButForOtherPoints(registrant);
        Credit needed = professionals.credit(
                registrant, "other", "guide", "28", END, Map.of("knowledgeSource", "experiential"));
        assertThat(judged().met()).isTrue();

        professionals.reverse(needed);

        assertThat(conclude(cycle)).isEmpty();
        assertThat(waiting()).contains(cycle);
    }

    @Test
    void aPersonMayRenewAgainstTheNormAndTheVerdictStays() {
        judgedAndShort();
        HumaneWays.signed(discretions, cycles, cycle, today);

        RenewalDecision decision =
                decisions.decide(cycle, RenewalOutcome.RENEWED, "Long illness, shown by letter.", REGISTRAR);

        assertThat(decision.byNorm()).isFalse();
        assertThat(decision.reason()).isEqualTo("Long illness, shown by letter.");
        assertThat(decision.next().terms().start()).isEqualTo(END.plusDays(1));
        assertThat(cycles.latestVerdict(cycle)).map(Judged::met).contains(false);
        assertThat(standing(today).status()).isEqualTo(Status.REGISTERED);
        assertThat(standing(today).validUntil()).isEqualTo(END.plusYears(4));
    }

    @Test
    void aRenewalLeavesASuspensionStanding() {
        enter(registrant, EntryKind.SUSPENDED, Status.SUSPENDED, END, today.plusDays(10), END);
        judgedAndMet();

        decisions.decide(cycle, RenewalOutcome.RENEWED, "Suspended, and meets the norm.", REGISTRAR);

        assertThat(standing(today).status()).isEqualTo(Status.SUSPENDED);
        assertThat(standing(today.plusDays(10)).status()).isEqualTo(Status.REGISTERED);
        assertThat(standing(today.plusDays(10)).validUntil()).isEqualTo(END.plusYears(4));
    }

    @Test
    void whoIsNotRenewedLapsesTomorrowAndWasRegisteredUntilThen() {
        judgedAndShort();
        HumaneWays.heard(hearings, cycles, cycle);

        RenewalDecision decision =
                decisions.decide(cycle, RenewalOutcome.NOT_RENEWED, "28 points short, no view given.", REGISTRAR);

        assertThat(decision.next()).isNull();
        assertThat(standing(today).status()).isEqualTo(Status.REGISTERED);
        assertThat(standing(today.plusDays(1)).status()).isEqualTo(Status.LAPSED);
        assertThat(allCycles()).extracting(Cycle::state).containsExactly(CycleState.CLOSED);
    }

    @Test
    void aDecisionNeedsAReasonAndIsTakenOnce() {
        judgedAndShort();

        assertThatThrownBy(() -> decisions.decide(cycle, RenewalOutcome.NOT_RENEWED, " ", REGISTRAR))
                .isInstanceOf(InputRefused.class);
        HumaneWays.heard(hearings, cycles, cycle);
        decisions.decide(cycle, RenewalOutcome.NOT_RENEWED, "28 points short.", REGISTRAR);

        assertThatThrownBy(() -> decisions.decide(cycle, RenewalOutcome.RENEWED, "Changed my mind.", REGISTRAR))
                .isInstanceOf(CycleAlreadyDecided.class);
    }

    @Test
    void nobodyDecidesOnAVerdictThatNoLongerHolds() {
        judgedAndShort();
        professionals.credit(registrant, "other", "guide", "28", END, Map.of("knowledgeSource", "experiential"));

        assertThatThrownBy(() -> decisions.decide(cycle, RenewalOutcome.NOT_RENEWED, "28 points short.", REGISTRAR))
                .isInstanceOf(VerdictOutdated.class);

        assertThat(cycles.latestVerdict(cycle)).map(Judged::met).contains(true);
        assertThat(cycles.find(cycle)).map(Cycle::state).contains(CycleState.JUDGED);
        assertThat(standing(today.plusDays(1)).status()).isEqualTo(Status.REGISTERED);
        assertThat(conclude(cycle)).hasSize(1);
    }

    @Test
    void twoNightsAtOnceRenewEachOnce() throws InterruptedException {
        List<RegistrantId> people = professionals.people(40);
        List<CycleId> due = new ArrayList<>();
        people.forEach(person -> {
            due.add(registered(person));
            professionals.meetTheNorm(person);
        });
        cycles.judge(due, today, TEST);
        List<CycleId> backwards = due.reversed();

        List<AtOnce.Ending<List<RenewalDecision>>> endings =
                AtOnce.run(4, thread -> () -> decisions.concludeByNorm(thread % 2 == 0 ? due : backwards, JOB));

        assertThat(endings).allMatch(ending -> ending.thrown() == null);
        assertThat(endings.stream().mapToInt(ending -> ending.result().size()).sum())
                .isEqualTo(40);
        assertThat(people).allMatch(person -> entries(person).size() == 2);
        assertThat(people)
                .allMatch(person -> cycles.of(List.of(person)).get(person).size() == 2);
    }

    @Test
    void aRegistrarAndTheNightDecideOneAfterTheOther() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            registrant = professionals.somebody();
            cycle = registered(registrant);
            judgedAndMet();
            HumaneWays.heard(hearings, cycles, cycle);

            List<AtOnce.Ending<Optional<RenewalOutcome>>> endings = AtOnce.run(
                    2,
                    thread -> () -> thread == 0
                            ? Optional.of(decisions
                                    .decide(cycle, RenewalOutcome.NOT_RENEWED, "Fraud was shown.", REGISTRAR)
                                    .outcome())
                            : conclude(cycle).stream().findFirst().map(RenewalDecision::outcome));

            boolean registrarWon = endings.getFirst().thrown() == null;
            assertThat(endings.getLast().thrown()).isNull();
            assertThat(endings.getLast().result().isPresent()).isNotEqualTo(registrarWon);
            if (!registrarWon) {
                assertThat(endings.getFirst().thrown()).isInstanceOf(CycleAlreadyDecided.class);
            }
            assertThat(entries(registrant)).hasSize(2);
            assertThat(decisions.decisionOn(cycle).orElseThrow().byNorm()).isNotEqualTo(registrarWon);
        }
    }

    @Test
    void theRegistrarsQueueIsReadPageByPage() {
        judgedAndShort();

        assertThat(decisions.waitingForRegistrar(REGISTER, cycle.value() - 1, 1))
                .containsExactly(cycle);
        assertThat(decisions.waitingForRegistrar(REGISTER, cycle.value(), 1)).doesNotContain(cycle);
    }
}
