package nl.qualityregister.jobs.renewal;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Unjudged;
import nl.qualityregister.decision.CycleAlreadyDecided;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.decision.RenewalOutcome;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.JobRun.Outcome;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.OrderRefused;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.HumaneWays;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JobTest
class RenewalJobsTest {
    /** Each run of a test is for a day of its own, as each night is. */
    private static final AtomicInteger NIGHTS = new AtomicInteger();

    @Autowired
    Jobs jobs;

    @Autowired
    Cycles cycles;

    @Autowired
    Decisions decisions;

    @Autowired
    Hearings hearings;

    @Autowired
    Registrants registrants;

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

    @Autowired
    Sabotage sabotage;

    @Autowired
    RegisterHome home;

    Professionals professionals;

    @BeforeEach
    void professionals() {
        professionals = new Professionals(registrants, cycles, points, evidence);
    }

    private static Map<String, String> aNight() {
        return night(END.plusDays(NIGHTS.incrementAndGet()));
    }

    private static Map<String, String> night(LocalDate day) {
        return Map.of("register", REGISTER.value(), "businessDay", day.toString());
    }

    private List<CycleId> registeredWithCyclesThatEnded(int people) {
        List<RegistrantId> all = professionals.people(people);
        for (int from = 0; from < people; from += Roll.MOST_AT_ONCE) {
            roll.append(all.subList(from, Math.min(people, from + Roll.MOST_AT_ONCE)).stream()
                    .map(RenewalJobsTest::entry)
                    .toList());
        }
        return cycles.open(all.stream().map(Professionals::aCycle).toList()).stream()
                .map(Cycle::id)
                .toList();
    }

    private static NewEntry entry(RegistrantId person) {
        return new NewEntry(
                new Registration(person, REGISTER, JOB_COACH),
                EntryKind.REGISTERED,
                Status.REGISTERED,
                Professionals.START,
                null,
                END,
                TEST,
                "test:registered");
    }

    private List<RegistrantId> people(List<CycleId> all) {
        return jdbc.sql("select registrant_id from cycle where id = any(:cycles)")
                .param("cycles", all.stream().map(CycleId::value).toArray(Long[]::new))
                .query((row, number) -> new RegistrantId(row.getLong("registrant_id")))
                .list();
    }

    private void allMeetTheNorm(List<CycleId> all) {
        professionals.meetTheNorm(people(all));
    }

    /** How many entries each of the people has, without repetition. */
    private Set<Long> entriesOfEach(List<CycleId> all) {
        return Set.copyOf(roll.of(people(all)).stream()
                .collect(groupingBy(entry -> entry.entry().registration().registrant(), counting()))
                .values());
    }

    private long count(String table, List<CycleId> all) {
        return jdbc.sql("select count(*) from " + table + " where cycle_id = any(:cycles)")
                .param("cycles", all.stream().map(CycleId::value).toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    private List<CycleState> states(List<CycleId> all) {
        return jdbc.sql("select distinct state from cycle where id = any(:cycles)")
                .param("cycles", all.stream().map(CycleId::value).toArray(Long[]::new))
                .query((row, number) -> CycleState.valueOf(row.getString("state")))
                .list();
    }

    @Test
    void aNightJudgesWhatIsDueAndRenewsWhoMetTheNorm() {
        List<CycleId> met = registeredWithCyclesThatEnded(3);
        List<CycleId> fellShort = registeredWithCyclesThatEnded(2);
        allMeetTheNorm(met);
        Map<String, String> night = aNight();

        JobRun evaluated = jobs.run("EvaluateCycles", night);
        JobRun concluded = jobs.run("ConcludeCycles", night);

        assertThat(evaluated.outcome()).isEqualTo(Outcome.DONE);
        assertThat(evaluated.count("met the norm")).isGreaterThanOrEqualTo(3);
        assertThat(evaluated.count("fell short")).isGreaterThanOrEqualTo(2);
        assertThat(evaluated.count("cycles judged"))
                .isEqualTo(evaluated.count("met the norm") + evaluated.count("fell short"));
        assertThat(concluded.outcome()).isEqualTo(Outcome.DONE);
        assertThat(concluded.count("renewed by the norm")).isGreaterThanOrEqualTo(3);
        assertThat(states(met)).containsExactly(CycleState.CLOSED);
        assertThat(states(fellShort)).containsExactly(CycleState.JUDGED);
        assertThat(entriesOfEach(met)).containsExactly(2L);
        assertThat(decisions.waitingForRegistrar(REGISTER, 0, Integer.MAX_VALUE))
                .containsAll(fellShort)
                .doesNotContainAnyElementsOf(met);
    }

    @Test
    void aSecondRunChangesNothing() {
        List<CycleId> all = registeredWithCyclesThatEnded(4);
        allMeetTheNorm(all.subList(0, 2));
        Map<String, String> night = aNight();
        jobs.run("EvaluateCycles", night);
        jobs.run("ConcludeCycles", night);

        assertThat(jobs.run("EvaluateCycles", night).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(jobs.run("ConcludeCycles", night).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
        Map<String, String> again =
                Map.of("register", REGISTER.value(), "businessDay", night.get("businessDay"), "again", "true");
        JobRun evaluated = jobs.run("EvaluateCycles", again);
        JobRun concluded = jobs.run("ConcludeCycles", again);

        assertThat(evaluated.outcome()).isEqualTo(Outcome.DONE);
        assertThat(evaluated.count("cycles judged")).isZero();
        assertThat(concluded.count("renewed by the norm")).isZero();
        assertThat(count("verdict", all)).isEqualTo(4);
        assertThat(count("renewal_decision", all)).isEqualTo(2);
        assertThat(cycles.of(people(all)).values().stream().mapToInt(List::size).sum())
                .isEqualTo(6);
    }

    @Test
    void factsThatCameLateAreJudgedTheNextNight() {
        List<CycleId> all = registeredWithCyclesThatEnded(2);
        jobs.run("EvaluateCycles", aNight());
        allMeetTheNorm(all.subList(0, 1));

        JobRun next = jobs.run("EvaluateCycles", aNight());

        assertThat(next.count("judged again because facts changed")).isEqualTo(1);
        assertThat(count("verdict", all)).isEqualTo(3);
        assertThat(cycles.latestVerdict(all.getFirst()).orElseThrow().met()).isTrue();
    }

    @Test
    void anEvaluationThatCrashesHalfWayIsTakenUpAndJudgesEachOnce() {
        List<CycleId> all = registeredWithCyclesThatEnded(2_300);
        sabotage.failAt(all.get(1_500));
        Map<String, String> night = aNight();

        JobRun crashed = jobs.run("EvaluateCycles", night);
        long before = count("verdict", all);
        JobRun second = jobs.run("EvaluateCycles", night);

        assertThat(crashed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(crashed.failure())
                .hasValueSatisfying(failure -> assertThat(failure).contains("sabotage"));
        assertThat(before).isBetween(1L, 2_299L);
        assertThat(second.outcome()).isEqualTo(Outcome.DONE);
        assertThat(second.takenUp()).contains(crashed.execution());
        assertThat(second.count("cycles judged")).isGreaterThanOrEqualTo(2_300);
        assertThat(count("verdict", all)).isEqualTo(2_300);
        assertThat(states(all)).containsExactly(CycleState.JUDGED);
    }

    @Test
    void aChunkThatADoorInsideItDoomedIsNeverCalledDone() {
        List<CycleId> all = registeredWithCyclesThatEnded(3);
        sabotage.doomAt(all.get(1));
        Map<String, String> night = aNight();

        JobRun doomed = jobs.run("EvaluateCycles", night);
        long before = count("verdict", all);
        JobRun second = jobs.run("EvaluateCycles", night);

        assertThat(doomed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(doomed.failure())
                .hasValueSatisfying(failure -> assertThat(failure).contains("can only be rolled back"));
        assertThat(before).isLessThan(3);
        assertThat(second.outcome()).isEqualTo(Outcome.DONE);
        assertThat(count("verdict", all)).isEqualTo(3);
    }

    @Test
    void aConclusionThatCrashesHalfWayIsTakenUpAndRenewsEachOnce() {
        List<CycleId> all = registeredWithCyclesThatEnded(620);
        allMeetTheNorm(all);
        Map<String, String> night = aNight();
        jobs.run("EvaluateCycles", night);
        sabotage.failAt(all.get(560));

        JobRun crashed = jobs.run("ConcludeCycles", night);
        long before = count("renewal_decision", all);
        JobRun second = jobs.run("ConcludeCycles", night);

        assertThat(crashed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(before).isBetween(1L, 619L);
        assertThat(second.outcome()).isEqualTo(Outcome.DONE);
        assertThat(second.takenUp()).contains(crashed.execution());
        assertThat(count("renewal_decision", all)).isEqualTo(620);
        assertThat(states(all)).containsExactly(CycleState.CLOSED);
        assertThat(entriesOfEach(all)).containsExactly(2L);
    }

    @Test
    void oneNightForThreeMissedDaysSaysWhatThreeNightsWouldHaveSaid() {
        LocalDate missed = END.plusYears(1).plusDays(NIGHTS.incrementAndGet());
        List<RegistrantId> daily = professionals.people(3);
        List<RegistrantId> atOnce = professionals.people(3);
        List<CycleId> judgedDaily = endingOnThreeDays(daily, missed);
        jobs.run("EvaluateCycles", night(missed.plusDays(1)));
        jobs.run("EvaluateCycles", night(missed.plusDays(2)));
        jobs.run("EvaluateCycles", night(missed.plusDays(3)));
        List<CycleId> judgedAtOnce = endingOnThreeDays(atOnce, missed);

        jobs.run("EvaluateCycles", night(missed.plusDays(4)));

        assertThat(said(judgedAtOnce)).isEqualTo(said(judgedDaily)).hasSize(3);
    }

    private List<CycleId> endingOnThreeDays(List<RegistrantId> people, LocalDate first) {
        List<CycleId> all = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            LocalDate end = first.plusDays(i);
            professionals.credit(people.get(i), "reflection", "report", "9", end, Map.of());
            professionals.credit(people.get(i), "reflection", "report", "7", end.plusDays(1), Map.of());
            all.add(cycles.open(List.of(Professionals.aCycle(
                            people.get(i), end.minusYears(4).plusDays(1), end)))
                    .getFirst()
                    .id());
        }
        return all;
    }

    private List<String> said(List<CycleId> all) {
        return all.stream()
                .map(cycle -> jdbc.sql("""
                    select evaluated_on || ' ' || outcome || ' ' || (result -> 'rules')::text
                    from verdict
                    where cycle_id = :cycle
                    """)
                        .param("cycle", cycle.value())
                        .query(String.class)
                        .single())
                .toList();
    }

    @Test
    void twoNightsAtOnceJudgeEachOnce() throws InterruptedException {
        List<CycleId> all = registeredWithCyclesThatEnded(1_200);
        Map<String, String> one = aNight();
        Map<String, String> other = aNight();

        List<AtOnce.Ending<JobRun>> endings =
                AtOnce.run(2, thread -> () -> jobs.run("EvaluateCycles", thread == 0 ? one : other));

        assertThat(endings)
                .allSatisfy(ending -> assertThat(ending.result().outcome()).isEqualTo(Outcome.DONE));
        assertThat(count("verdict", all)).isEqualTo(1_200);
        assertThat(states(all)).containsExactly(CycleState.JUDGED);
    }

    @Test
    void aRegistrarWhoDecidesWhileTheNightConcludesIsNeverOverwritten() throws InterruptedException {
        List<CycleId> all = registeredWithCyclesThatEnded(60);
        allMeetTheNorm(all);
        Map<String, String> night = aNight();
        jobs.run("EvaluateCycles", night);

        List<AtOnce.Ending<Integer>> endings =
                AtOnce.run(2, thread -> () -> thread == 0 ? refuseAll(all) : concluded(night));

        assertThat(endings).allMatch(ending -> ending.thrown() == null);
        assertThat(count("renewal_decision", all)).isEqualTo(60);
        assertThat(jdbc.sql("select count(*) from renewal_decision where cycle_id = any(:cycles) and not by_norm")
                        .param("cycles", all.stream().map(CycleId::value).toArray(Long[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(endings.getFirst().result());
        assertThat(entriesOfEach(all)).containsExactly(2L);
        assertThat(states(all)).containsExactly(CycleState.CLOSED);
    }

    /** From the last to the first, one by one; returns how many the night left. */
    private int refuseAll(List<CycleId> all) {
        int refused = 0;
        for (CycleId cycle : all.reversed()) {
            try {
                HumaneWays.heard(hearings, cycles, cycle);
                decisions.decide(cycle, RenewalOutcome.NOT_RENEWED, "Fraud was shown.", Actor.account("registrar-1"));
                refused++;
            } catch (CycleAlreadyDecided decided) {
                assertThat(decisions.decisionOn(cycle).orElseThrow().byNorm()).isTrue();
            }
        }
        return refused;
    }

    private int concluded(Map<String, String> night) {
        JobRun run = jobs.run("ConcludeCycles", night);
        assertThat(run.outcome()).isEqualTo(Outcome.DONE);
        return (int) run.count("renewed by the norm");
    }

    @Test
    void aCycleThatCannotBeJudgedIsSetAsideAndTheOthersAreJudged() {
        List<CycleId> all = registeredWithCyclesThatEnded(3);
        CycleId spoiled = all.get(1);
        jdbc.sql("update cycle set norm_version = 'gone' where id = :id")
                .param("id", spoiled.value())
                .update();

        JobRun first = jobs.run("EvaluateCycles", aNight());
        List<CycleId> aside = cycles.unjudged(REGISTER, 0, 1_000).stream()
                .map(Unjudged::cycle)
                .toList();
        jdbc.sql("update cycle set norm_version = '2022' where id = :id")
                .param("id", spoiled.value())
                .update();
        JobRun next = jobs.run("EvaluateCycles", aNight());

        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
        assertThat(first.count("set aside")).isEqualTo(1);
        assertThat(first.summary().get("cycle " + spoiled))
                .asString()
                .contains("norm-version-unknown")
                .contains("gone");
        assertThat(aside).containsExactly(spoiled);
        assertThat(next.count("set aside")).isZero();
        assertThat(count("verdict", all)).isEqualTo(3);
        assertThat(states(all)).containsExactly(CycleState.JUDGED);
    }

    @Test
    void aDryRunTellsWhatItWouldDoAndWritesNothing() throws IOException {
        List<CycleId> all = registeredWithCyclesThatEnded(4);
        allMeetTheNorm(all.subList(0, 2));
        Map<String, String> night = aNight();
        Map<String, String> dry =
                Map.of("register", REGISTER.value(), "businessDay", night.get("businessDay"), "dryRun", "true");

        JobRun evaluated = jobs.run("EvaluateCycles", dry);
        long verdicts = count("verdict", all);
        List<CycleState> untouched = states(all);
        jobs.run("EvaluateCycles", night);
        JobRun concluded = jobs.run("ConcludeCycles", dry);

        assertThat(evaluated.count("cycles judged")).isGreaterThanOrEqualTo(4);
        assertThat(verdicts).isZero();
        assertThat(untouched).containsExactly(CycleState.RUNNING);
        assertThat(concluded.count("renewed by the norm")).isGreaterThanOrEqualTo(2);
        assertThat(count("renewal_decision", all)).isZero();
        assertThat(states(all)).containsExactly(CycleState.JUDGED);
        assertThat(entriesOfEach(all)).containsExactly(1L);
        String list = Files.readString(
                home.folder().resolve("reports/dry-run-ConcludeCycles-" + night.get("businessDay") + ".csv"));
        assertThat(list).startsWith("registrationNumber,register,cycle,lastDay,outcome");
        assertThat(list.lines().filter(line -> line.endsWith(",renewed")).count())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void whatRunsAndRanIsKeptForPeople() {
        registeredWithCyclesThatEnded(2);

        JobRun run = jobs.run("EvaluateCycles", aNight());

        assertThat(jdbc.sql("""
            select job || ' ' || state || ' ' || (ended_at is not null) || ' ' || jsonb_array_length(summary)
            from job_run
            where execution_id = :execution
            """)
                        .param("execution", run.execution())
                        .query(String.class)
                        .single())
                .isEqualTo("EvaluateCycles DONE true 5");
    }

    @Test
    void withoutARegisterAllOfThemAreDone() {
        List<CycleId> all = registeredWithCyclesThatEnded(1);

        JobRun run = jobs.run(
                "EvaluateCycles",
                Map.of("businessDay", END.plusDays(NIGHTS.incrementAndGet()).toString()));

        assertThat(run.outcome()).isEqualTo(Outcome.DONE);
        assertThat(states(all)).containsExactly(CycleState.JUDGED);
    }

    @Test
    void anUnknownRegisterAndADayToComeAreRefused() {
        assertThatThrownBy(() -> jobs.run("EvaluateCycles", Map.of("register", "nowhere")))
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("there is no register nowhere; there are:")
                .hasMessageContaining(REGISTER.value());
        assertThatThrownBy(() -> jobs.run("ConcludeCycles", Map.of("register", "nowhere")))
                .isInstanceOf(OrderRefused.class);
        assertThatThrownBy(() ->
                        jobs.run("EvaluateCycles", night(businessDay.today().plusDays(1))))
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("businessDay");
    }
}
