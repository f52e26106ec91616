package nl.qualityregister.jobs;

import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.points.Points;
import nl.qualityregister.privacy.OpenData;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.Professionals;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** On a database of its own: which business days are done is told of all of it. */
@JobTest
@TestPropertySource(properties = {"register.test.database-of=catch-up", "register.nightly-at=00:00"})
class CatchUpTest {
    @Autowired
    Jobs jobs;

    @Autowired
    BusinessDays days;

    @Autowired
    Scheduler scheduler;

    @Autowired
    BusinessDay businessDay;

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
    OpenData openData;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Test
    void threeMissedDaysAtOnceLeaveWhatThreeDailyRunsLeave() {
        LocalDate today = businessDay.today();
        List<CycleId> daily = endingOn(today.minusDays(9), today.minusDays(8), today.minusDays(7));
        days.done(today.minusDays(9));
        for (int ago = 8; ago >= 6; ago--) {
            assertThat(catchUp(today.minusDays(ago)).count("business days done"))
                    .isEqualTo(1);
        }
        assertThat(catchUp(today.minusDays(3)).count("business days done")).isEqualTo(3);
        List<CycleId> atOnce = endingOn(today.minusDays(3), today.minusDays(2), today.minusDays(1));

        openData.choose(REGISTER, true, "Decided by the board.", TEST);
        List<String> seen = new ArrayList<>();
        JobRun afterThreeDaysOff = jobs.run("CatchUp", Map.of(), new JobExecutionListener() {
            @Override
            public void beforeJob(JobExecution execution) {
                seen.add(execution.getJobInstance().getJobName());
            }
        });
        List<String> left = leftOf(atOnce);
        JobRun again = jobs.run("CatchUp", Map.of());

        assertThat(seen).startsWith("CatchUp", "ExtendCycles", "EvaluateCycles");
        assertThat(afterThreeDaysOff.summary())
                .containsKey("PublishOpenData: open-data-" + REGISTER + "-" + today + ".csv");
        assertThat(afterThreeDaysOff.succeeded()).isTrue();
        assertThat(afterThreeDaysOff.count("business days done")).isEqualTo(3);
        assertThat(left).isEqualTo(leftOf(daily)).hasSize(3);
        assertThat(again.succeeded()).isTrue();
        assertThat(again.count("business days done")).isZero();
        assertThat(leftOf(atOnce)).isEqualTo(left);
        assertThat(days.lastDone()).contains(today);
        theSchedulerLooksAndOnlyTheOneWithTheLeaseRunsWhatIsDue();
        aJobOfTheNightThatRunsElsewhereIsNamedAndTheNightWaits();
    }

    private void theSchedulerLooksAndOnlyTheOneWithTheLeaseRunsWhatIsDue() {
        jdbc.sql("delete from business_day_done where business_day = :today")
                .param("today", businessDay.today())
                .update();
        try (Lease other = Lease.take(database, "scheduler").orElseThrow()) {
            assertThat(other).isNotNull();
            assertThat(scheduler.look()).isTrue();
            assertThat(days.lastDone()).contains(businessDay.today().minusDays(1));
        }

        assertThat(scheduler.look()).isTrue();

        assertThat(days.lastDone()).contains(businessDay.today());
    }

    private void aJobOfTheNightThatRunsElsewhereIsNamedAndTheNightWaits() {
        jdbc.sql("delete from business_day_done where business_day = :today")
                .param("today", businessDay.today())
                .update();
        String evaluation = Order.read(jobs.named("EvaluateCycles"), Map.of()).identity();
        try (Lease other = Lease.take(database, evaluation).orElseThrow()) {
            assertThat(other).isNotNull();

            JobRun refused = jobs.run("CatchUp", Map.of());

            assertThat(refused.failure().orElseThrow())
                    .matches("EvaluateCycles businessDay=" + businessDay.today()
                            + " was refused: EvaluateCycles is running"
                            + " for the same parameters: execution \\d+, started .*");
            assertThat(days.lastDone()).contains(businessDay.today().minusDays(1));
        }

        assertThat(jobs.run("CatchUp", Map.of()).succeeded()).isTrue();
        assertThat(days.lastDone()).contains(businessDay.today());
    }

    private JobRun catchUp(LocalDate until) {
        JobRun run = jobs.run("CatchUp", Map.of("businessDay", until.toString()));
        assertThat(run.failure()).isEmpty();
        return run;
    }

    private List<CycleId> endingOn(LocalDate... days) {
        Professionals professionals = new Professionals(registrants, cycles, points, evidence);
        List<CycleId> all = new ArrayList<>();
        List<RegistrantId> people = professionals.people(days.length);
        for (int i = 0; i < days.length; i++) {
            LocalDate start = days[i].plusDays(1).minusYears(4);
            roll.append(List.of(new NewEntry(
                    new Registration(people.get(i), REGISTER, JOB_COACH),
                    EntryKind.REGISTERED,
                    Status.REGISTERED,
                    start,
                    null,
                    days[i],
                    TEST,
                    "import:test")));
            all.add(cycles.open(List.of(Professionals.aCycle(people.get(i), start, days[i])))
                    .getFirst()
                    .id());
        }
        return all;
    }

    /** Of each cycle what the night made of it, told by days from its last. */
    private List<String> leftOf(List<CycleId> all) {
        return all.stream()
                .map(cycle -> jdbc.sql("""
                    select cycle.state
                           || ' judged after ' || (verdict.business_day - verdict.evaluated_on)
                           || ' ' || verdict.outcome
                           || ' ' || (select count(*) from verdict other where other.cycle_id = cycle.id)
                           || ' ' || (select count(*) from renewal_decision where cycle_id = cycle.id)
                           || ' ' || (select count(*) from roll_entry where roll_entry.registrant_id = cycle.registrant_id)
                           || ' ' || (select count(*) from certificate where certificate.registrant_id = cycle.registrant_id)
                    from cycle
                    join verdict on verdict.cycle_id = cycle.id
                    where cycle.id = :cycle
                    """)
                        .param("cycle", cycle.value())
                        .query(String.class)
                        .single())
                .toList();
    }
}
