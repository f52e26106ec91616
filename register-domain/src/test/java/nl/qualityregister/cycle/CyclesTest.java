package nl.qualityregister.cycle;

import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static nl.qualityregister.support.Professionals.TEST;
import static nl.qualityregister.support.Professionals.aCycle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class CyclesTest {
    private static final LocalDate NIGHT = END.plusDays(1);

    @Autowired
    Cycles cycles;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    JdbcClient jdbc;

    Professionals professionals;
    RegistrantId registrant;

    @BeforeEach
    void aProfessional() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        registrant = professionals.somebody();
    }

    @Test
    void whatIsOpenedTwiceIsOneCycle() {
        Cycle first = professionals.withACycle(registrant);

        List<Cycle> again = cycles.open(List.of(aCycle(registrant), aCycle(registrant)));

        assertThat(again).containsExactly(first, first);
        assertThat(first.state()).isEqualTo(CycleState.RUNNING);
        assertThat(first.terms()).isEqualTo(aCycle(registrant));
        assertThat(cycles.of(List.of(registrant))).containsOnly(Map.entry(registrant, List.of(first)));
    }

    @Test
    void daysAreNeverCoveredTwice() {
        professionals.withACycle(registrant);

        assertThatThrownBy(() -> cycles.open(List.of(
                        aCycle(professionals.somebody()), aCycle(registrant, END.minusDays(9), END.plusYears(4)))))
                .isInstanceOf(CycleOverlaps.class);
    }

    @Test
    void theSameCycleOpenedAtOnceIsOneCycle() throws InterruptedException {
        List<AtOnce.Ending<Cycle>> endings = AtOnce.run(8, any -> () -> professionals.withACycle(registrant));

        assertThat(endings).allMatch(ending -> ending.thrown() == null);
        assertThat(endings).extracting(ending -> ending.result().id()).containsOnly(onlyCycle());
    }

    private CycleId onlyCycle() {
        List<Cycle> all = cycles.of(List.of(registrant)).get(registrant);
        assertThat(all).hasSize(1);
        return all.getFirst().id();
    }

    @Test
    void aCycleIsDueFromTheDayAfterItsLast() {
        CycleId cycle = professionals.withACycle(registrant).id();

        assertThat(dueOn(END)).doesNotContain(cycle);
        assertThat(dueOn(NIGHT)).contains(cycle);
        assertThat(cycles.due(REGISTER, NIGHT, cycle.value(), 10)).doesNotContain(cycle);
    }

    private List<CycleId> dueOn(LocalDate day) {
        return cycles.due(REGISTER, day, 0, Integer.MAX_VALUE);
    }

    @Test
    void whoMetTheNormIsToldSoRuleByRule() {
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.meetTheNorm(registrant);

        Judged judged = judge(cycle);

        assertThat(judged.met()).isTrue();
        assertThat(judged.outcome()).isEqualTo("met");
        assertThat(judged.evaluatedOn()).isEqualTo(END);
        assertThat(judged.cycle().state()).isEqualTo(CycleState.JUDGED);
        assertThat(rule(judged, "total")).isEqualTo("160 of 160");
        assertThat(rule(judged, "intervision-sessions")).isEqualTo("6 of 6");
        assertThat(rule(judged, "practice-average")).isEqualTo("24 of 16");
        assertThat(cycles.find(cycle)).contains(judged.cycle());
        assertThat(cycles.latestVerdict(cycle)).map(Judged::id).contains(judged.id());
    }

    @Test
    void whoFellShortIsToldByHowMuch() {
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.meetTheNormButForOtherPoints(registrant);

        Judged judged = judge(cycle);

        assertThat(judged.met()).isFalse();
        assertThat(rule(judged, "total")).isEqualTo("132 of 160");
        assertThat(Verdict.fromJson(judged.result()).rule("total").orElseThrow().remaining())
                .hasToString("28");
    }

    private Judged judge(CycleId cycle) {
        return cycles.judge(List.of(cycle), NIGHT, TEST).getFirst();
    }

    private Judged judgedAgain(CycleId cycle) {
        return cycles.judgeAgain(List.of(cycle), NIGHT, TEST).getFirst();
    }

    private static String rule(Judged judged, String id) {
        return Verdict.fromJson(judged.result())
                .rule(id)
                .map(rule -> rule.counted() + " of " + rule.required())
                .orElseThrow();
    }

    @Test
    void threeMissedDaysAreJudgedAsThreeNightsWouldHave() {
        CycleId early = professionals.withACycle(registrant).id();
        CycleId late = professionals.withACycle(professionals.somebody()).id();
        professionals.meetTheNorm(registrant);
        professionals.meetTheNorm(cycles.find(late).orElseThrow().terms().registrant());

        Judged inTime = judge(early);
        Judged threeDaysLater =
                cycles.judge(List.of(late), NIGHT.plusDays(3), TEST).getFirst();

        assertThat(threeDaysLater.evaluatedOn()).isEqualTo(inTime.evaluatedOn()).isEqualTo(END);
        assertThat(Verdict.fromJson(threeDaysLater.result()).rules())
                .isEqualTo(Verdict.fromJson(inTime.result()).rules());
    }

    @Test
    void aCycleThatIsNotOverIsLeftAlone() {
        Cycle cycle = professionals.withACycle(registrant);

        assertThat(cycles.judge(List.of(cycle.id()), END, TEST)).isEmpty();
        assertThat(cycles.find(cycle.id())).contains(cycle);
    }

    @Test
    void aClosedCycleIsLeftAlone() {
        Cycle closed = cycles.archive(List.of(aCycle(registrant))).getFirst();

        assertThat(dueOn(NIGHT)).doesNotContain(closed.id());
        assertThat(cycles.judge(List.of(closed.id()), NIGHT, TEST)).isEmpty();
        assertThat(cycles.find(closed.id())).contains(closed);
    }

    @Test
    void theSameFactsJudgedAgainGiveNoSecondVerdict() {
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.meetTheNorm(registrant);

        Judged first = judge(cycle);
        Judged second = judge(cycle);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(verdicts(cycle)).isEqualTo(1);
        assertThat(dueOn(NIGHT)).doesNotContain(cycle);
    }

    private long verdicts(CycleId cycle) {
        return jdbc.sql("select count(*) from verdict where cycle_id = :cycle")
                .param("cycle", cycle.value())
                .query(Long.class)
                .single();
    }

    @Test
    void factsThatComeLateAreJudgedToo() {
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.meetTheNormButForOtherPoints(registrant);
        judge(cycle);

        professionals.credit(registrant, "other", "guide", "28", END, Map.of("knowledgeSource", "experiential"));

        assertThat(cycles.outdated(List.of(cycle))).containsExactly(cycle);
        assertThat(judgedAgain(cycle).met()).isTrue();
        assertThat(cycles.outdated(List.of(cycle))).isEmpty();
        assertThat(cycles.judgeAgain(List.of(cycle), NIGHT, TEST)).isEmpty();
        assertThat(verdicts(cycle)).isEqualTo(2);
    }

    @Test
    void factsThatAreTakenBackAreJudgedAThirdTimeSoThatTheLatestVerdictHolds() {
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.meetTheNormButForOtherPoints(registrant);
        judge(cycle);
        Credit late = professionals.credit(
                registrant, "other", "guide", "28", END, Map.of("knowledgeSource", "experiential"));
        judge(cycle);

        professionals.reverse(late);

        assertThat(judgedAgain(cycle).met()).isFalse();
        assertThat(cycles.latestVerdict(cycle)).map(Judged::met).contains(false);
        assertThat(verdicts(cycle)).isEqualTo(3);
    }

    @Test
    void withdrawnEvidenceIsJudgedToo() {
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.meetTheNorm(registrant);
        EvidenceId secondVog = professionals.vog(registrant, END.minusMonths(1));
        judge(cycle);

        professionals.withdraw(secondVog);

        assertThat(judgedAgain(cycle).met()).isTrue();
    }

    @Test
    void whatHappenedAfterTheLastDayBelongsToTheNextCycle() {
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.meetTheNormButForOtherPoints(registrant);
        judge(cycle);

        professionals.credit(
                registrant, "other", "guide", "28", END.plusDays(1), Map.of("knowledgeSource", "experiential"));
        professionals.work(registrant, END.plusDays(1), null, "36");

        assertThat(cycles.outdated(List.of(cycle))).isEmpty();
        assertThat(judge(cycle).met()).isFalse();
        assertThat(verdicts(cycle)).isEqualTo(1);
    }

    @Test
    void daysOfIllnessAreTakenOutOfPracticeAndWeeksAlike() {
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.meetTheNorm(registrant);
        professionals.illness(registrant, START, START.plusYears(1));

        assertThat(rule(judge(cycle), "practice-average")).isEqualTo("24 of 16");
    }

    @Test
    void aVerdictNamesTheFactsItJudged() {
        CycleId cycle = professionals.withACycle(registrant).id();
        Credit counted = professionals.credit(registrant, "other", "guide", "1", END, Map.of());
        Credit reversed = professionals.credit(registrant, "other", "guide", "1", END, Map.of());
        professionals.reverse(reversed);
        EvidenceId work = professionals.work(registrant, START, END, "36");

        long id = judge(cycle).id();

        assertThat(jdbc.sql("select unnest(credits) from verdict where id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .list())
                .containsExactly(counted.id());
        assertThat(jdbc.sql("select unnest(evidence) from verdict where id = :id")
                        .param("id", id)
                        .query(UUID.class)
                        .list())
                .containsExactly(work.value());
    }

    @Test
    void whatOneCallJudgesIsInTheOrderAsked() {
        List<CycleId> asked = professionals.people(3).reversed().stream()
                .map(person -> professionals.withACycle(person).id())
                .toList()
                .reversed();

        assertThat(cycles.judge(asked, NIGHT, TEST))
                .extracting(judged -> judged.cycle().id())
                .isEqualTo(asked);
    }

    @Test
    void twoNightsAtOnceStoreOneVerdictEach() throws InterruptedException {
        List<CycleId> due = cyclesOf(60);
        List<CycleId> backwards = due.reversed();

        List<AtOnce.Ending<List<Judged>>> endings =
                AtOnce.run(4, thread -> () -> cycles.judge(thread % 2 == 0 ? due : backwards, NIGHT, TEST));

        assertThat(endings).allMatch(ending -> ending.thrown() == null);
        assertThat(endings).allMatch(ending -> ending.result().size() == 60);
        assertThat(due).allMatch(cycle -> verdicts(cycle) == 1);
        assertThat(due).allMatch(cycle -> cycles.find(cycle).orElseThrow().version() == 1);
    }

    private List<CycleId> cyclesOf(int people) {
        return cycles
                .open(professionals.people(people).stream()
                        .map(Professionals::aCycle)
                        .toList())
                .stream()
                .map(Cycle::id)
                .toList();
    }

    @Test
    void whoCreditsWhileTheNightJudgesLeavesEveryVerdictOnTheFactsOfOneInstant() throws InterruptedException {
        List<RegistrantId> people = professionals.people(20);
        List<CycleId> due = cycles
                .open(people.stream().map(Professionals::aCycle).toList())
                .stream()
                .map(Cycle::id)
                .toList();

        AtOnce.run(4, thread -> () -> {
            for (int round = 0; round < 12; round++) {
                if (thread == 0) {
                    cycles.judge(due, NIGHT, TEST);
                } else {
                    creditAndSometimesReverse(people.get((round * 3 + thread) % 20), round);
                }
            }
            return "done";
        });
        cycles.judge(due, NIGHT, TEST);

        assertThat(jdbc.sql("""
                        select (rule ->> 'counted')::numeric * 100 = coalesce((
                                select sum(points) from credit where credit.id = any(verdict.credits)), 0)
                        from verdict
                        cross join lateral json_array_elements(result -> 'rules') rule
                        where cycle_id = any(:due) and rule ->> 'rule' = 'total'
                        """)
                        .param("due", due.stream().map(CycleId::value).toArray(Long[]::new))
                        .query(Boolean.class)
                        .list())
                .hasSizeGreaterThanOrEqualTo(20)
                .containsOnly(true);
        assertThat(cycles.outdated(due)).isEmpty();
    }

    private void creditAndSometimesReverse(RegistrantId person, int round) {
        Credit credit = professionals.credit(person, "training", "course", "3", END, Map.of());
        if (round % 2 == 0) {
            professionals.reverse(credit);
        }
    }

    @Test
    void aLookOnTheLastDaySaysWhatTheJudgementWillSay() {
        Random random = new Random(20250630);
        List<RegistrantId> people = professionals.people(40);
        people.forEach(person -> liveACycle(person, random));
        List<Cycle> all = cycles.open(people.stream().map(Professionals::aCycle).toList());

        List<DossierView> looks =
                all.stream().map(cycle -> cycles.look(cycle.id(), END)).toList();
        List<Judged> judged = cycles.judge(all.stream().map(Cycle::id).toList(), NIGHT, TEST);

        for (int i = 0; i < all.size(); i++) {
            assertThat(Verdict.fromJson(looks.get(i).result()))
                    .isEqualTo(Verdict.fromJson(judged.get(i).result()));
            assertThat(looks.get(i).met()).isEqualTo(judged.get(i).met());
            assertThat(looks.get(i).outcome()).isEqualTo(judged.get(i).outcome());
        }
        assertThat(judged).extracting(Judged::met).contains(true, false);
    }

    /** Some meet the norm, some nearly, some lived another life; before, in and after the cycle. */
    private void liveACycle(RegistrantId person, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> professionals.meetTheNorm(person);
            case 1 -> professionals.meetTheNormButForOtherPoints(person);
            default -> professionals.work(person, START.plusDays(random.nextInt(900)), null, "20");
        }
        List<String> categories = List.of("training", "intervision", "reflection", "self-study", "other", "unheard-of");
        IntStream.range(0, random.nextInt(8)).forEach(any -> {
            Credit credit = professionals.credit(
                    person,
                    categories.get(random.nextInt(categories.size())),
                    random.nextBoolean() ? "course" : "guide",
                    random.nextInt(40) + ".5",
                    START.minusYears(1).plusDays(random.nextInt(2_200)),
                    Map.of("accredited", random.nextBoolean(), "groupSize", random.nextInt(14)));
            if (random.nextInt(5) == 0) {
                professionals.reverse(credit);
            }
        });
    }

    @Test
    void aLookStoresNothingAndSeesNothingBeyondItsDay() {
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.credit(registrant, "other", "guide", "5", START.plusDays(9), Map.of());
        professionals.credit(registrant, "other", "guide", "7", START.plusDays(10), Map.of());

        DossierView look = cycles.look(cycle, START.plusDays(9));

        assertThat(look.asOf()).isEqualTo(START.plusDays(9));
        assertThat(Verdict.fromJson(look.result()).rule("total").orElseThrow().counted())
                .hasToString("5");
        assertThat(look.credits()).hasSize(1);
        assertThat(verdicts(cycle)).isZero();
        assertThat(cycles.find(cycle).orElseThrow().state()).isEqualTo(CycleState.RUNNING);
    }

    @Test
    void aLookAtACycleThatIsNoneIsRefused() {
        assertThatThrownBy(() -> cycles.look(new CycleId(-1), END)).isInstanceOf(CycleNotFound.class);
    }

    @Test
    void anOccupationThatJoinsIsJudgedToo() {
        Cycle cycle = professionals.withACycle(registrant);

        Cycle joined = cycles.join(cycle.id(), Set.of(Professionals.DEBT_COUNSELLOR));

        assertThat(joined.terms().occupations())
                .containsExactlyInAnyOrder(Professionals.JOB_COACH, Professionals.DEBT_COUNSELLOR);
        assertThat(cycles.join(cycle.id(), Set.of(Professionals.DEBT_COUNSELLOR)))
                .isEqualTo(joined);
    }

    @Test
    void onlyJudgedCyclesAreClosed() {
        List<CycleId> two = new ArrayList<>(cyclesOf(2));
        judge(two.getFirst());

        assertThatThrownBy(() -> cycles.close(two)).isInstanceOf(IllegalStateException.class);
        assertThat(cycles.find(two.getFirst()).orElseThrow().state()).isEqualTo(CycleState.JUDGED);
        cycles.close(List.of(two.getFirst()));
        assertThat(cycles.find(two.getFirst()).orElseThrow().state()).isEqualTo(CycleState.CLOSED);
    }
}
