package nl.qualityregister.jobs.renewal;

import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import nl.qualityregister.cycle.AuditDraw;
import nl.qualityregister.cycle.AuditDraws;
import nl.qualityregister.cycle.AuditLot;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.decision.Intention;
import nl.qualityregister.decision.IntentionState;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.JobRun.Outcome;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The jobs between the verdict and the decision: they tell and draw, and take nothing from anybody. */
@JobTest
class HumaneJobsTest {
    @Autowired
    Jobs jobs;

    @Autowired
    Cycles cycles;

    @Autowired
    Hearings hearings;

    @Autowired
    Decisions decisions;

    @Autowired
    AuditDraws draws;

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

    Professionals professionals;

    @BeforeEach
    void professionals() {
        professionals = new Professionals(registrants, cycles, points, evidence);
    }

    /** A day of its own, so that no other test has asked for it. */
    private static LocalDate aDay() {
        return END.plusDays(100L + ThreadLocalRandom.current().nextInt(150));
    }

    private JobRun run(String job, LocalDate day) {
        return jobs.run(job, Map.of("register", REGISTER.value(), "businessDay", day.toString(), "again", "true"));
    }

    private CycleId registered(RegistrantId person, LocalDate end) {
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(person), START, end)));
        return cycles.open(List.of(Professionals.aCycle(person, START, end)))
                .getFirst()
                .id();
    }

    @Test
    void whoFallsShortIsToldOnceAndStaysRegistered() {
        RegistrantId person = professionals.somebody();
        CycleId cycle = registered(person, END);
        cycles.judge(List.of(cycle), businessDay.today(), TEST);

        JobRun first = run("AnnounceIntentions", aDay());
        run("AnnounceIntentions", aDay());

        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
        assertThat(first.count("intentions announced")).isPositive();
        assertThat(hearings.of(person)).extracting(Intention::state).containsExactly(IntentionState.ANNOUNCED);
        assertThat(roll.of(List.of(person))).hasSize(1);
        assertThat(run("LapseRegistrations", businessDay.today()).outcome()).isEqualTo(Outcome.DONE);
        assertThat(roll.of(List.of(person))).hasSize(1);
    }

    @Test
    void whatIsDrawnIsNotRenewedByTheNormUntilItWasLookedAt() {
        LocalDate end = END.minusDays(ThreadLocalRandom.current().nextInt(1, 900));
        List<CycleId> all = professionals.people(5).stream()
                .map(person -> {
                    professionals.meetTheNorm(person);
                    professionals.work(person, START, end, "24");
                    professionals.vog(person, end.minusYears(1));
                    return registered(person, end);
                })
                .toList();
        AuditDraw committed =
                draws.commit(REGISTER, end, end, businessDay.today().plusDays(1), TEST);
        jdbc.sql("update audit_draw set committed_on = committed_on - 1, draw_on = draw_on - 1 where id = :id")
                .param("id", committed.id().value())
                .update();

        JobRun drawing = run("DrawAuditSample", businessDay.today());
        cycles.judge(all, businessDay.today(), TEST);
        decisions.concludeByNorm(all, TEST);

        List<CycleId> drawn = draws.drawn(committed.id(), 0, 100).stream()
                .map(AuditLot::cycle)
                .filter(all::contains)
                .toList();
        assertThat(drawing.outcome()).isEqualTo(Outcome.DONE);
        assertThat(drawing.count("samples")).isPositive();
        assertThat(draws.find(committed.id()).orElseThrow().isDrawn()).isTrue();
        assertThat(decisions.decisionsOn(drawn)).isEmpty();
        assertThat(cycles.find(all)).extracting(Cycle::id).containsAll(drawn);
        jdbc.sql(
                        "update audit_lot set outcome = 'PASSED', concluded_at = now() where cycle_id = any(:cycles) and drawn")
                .param("cycles", drawn.stream().map(CycleId::value).toArray(Long[]::new))
                .update();
        decisions.concludeByNorm(all, TEST);
        assertThat(decisions.decisionsOn(all).keySet())
                .containsAll(cycles.latestVerdicts(all).values().stream()
                        .filter(verdict -> verdict.met())
                        .map(verdict -> verdict.cycle().id())
                        .toList());
    }
}
