package nl.qualityregister.decision;

import static nl.qualityregister.support.HumaneWays.ONE;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Measure;
import nl.qualityregister.roll.MeasureKind;
import nl.qualityregister.roll.MeasureReversal;
import nl.qualityregister.roll.Measures;
import nl.qualityregister.roll.NewMeasure;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.HumaneWays;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job enters a lapse that a person decided, when its term is over, and nothing else. */
@DomainTest
class LapsesTest {
    private static final Actor JOB = Actor.job("LapseRegistrations");

    @Autowired
    Hearings hearings;

    @Autowired
    Decisions decisions;

    @Autowired
    Mergers mergers;

    @Autowired
    Measures measures;

    @Autowired
    Organisations organisations;

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
    RegistrantId person;
    CycleId cycle;
    LocalDate today;
    DecisionId decision;

    /** As a register decides that gives a term between the decision and the end: nothing is entered yet. */
    @BeforeEach
    void somebodyWhoIsNotRenewed() {
        today = businessDay.today();
        professionals = new Professionals(registrants, cycles, points, evidence);
        person = professionals.somebody();
        cycle = professionals.withACycle(person).id();
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(person), Professionals.START, Professionals.END)));
        cycles.judge(List.of(cycle), today, TEST);
        Intention heard = HumaneWays.heard(hearings, cycles, cycle);
        decision = new DecisionId(UUID.randomUUID());
        jdbc.sql("""
                        insert into renewal_decision (id, cycle_id, verdict_id, outcome, by_norm, reason, decided_by, decided_at,
                                                      intention_id, heard_from, decided_on)
                        values (:id, :cycle, :verdict, 'NOT_RENEWED', false, 'because', :by, now(), :intention, :heard, :today)
                        """)
                .param("id", decision.value())
                .param("cycle", cycle.value())
                .param("verdict", heard.verdict())
                .param("by", ONE.name())
                .param("intention", heard.id().value())
                .param("heard", heard.decidableFrom())
                .param("today", today)
                .update();
    }

    private void waits(LocalDate from) {
        jdbc.sql("insert into lapse (decision_id, decided_on, from_day) values (:decision, :today, :from)")
                .param("decision", decision.value())
                .param("today", today)
                .param("from", from)
                .update();
    }

    private List<RollEntry> lapses() {
        return roll.of(List.of(person)).stream()
                .filter(entry -> entry.entry().kind() == EntryKind.LAPSED)
                .toList();
    }

    @Test
    void itIsEnteredOnTheEveningOfTheLastDayUnderTheNameOfWhoDecided() {
        waits(today.plusDays(1));

        assertThat(decisions.lapsesDue(REGISTER, today, 10_000)).contains(decision);
        assertThat(decisions.lapse(List.of(decision), JOB)).isEqualTo(1);

        assertThat(lapses()).hasSize(1);
        assertThat(lapses().getFirst().entry().actor()).isEqualTo(ONE);
        assertThat(lapses().getFirst().entry().trueFrom()).isEqualTo(today.plusDays(1));
        assertThat(decisions.lapse(List.of(decision), JOB)).isZero();
    }

    @Test
    void notBeforeItsTermNorWithoutADecision() {
        waits(today.plusDays(30));

        assertThat(decisions.lapsesDue(REGISTER, today, 10_000)).doesNotContain(decision);
        assertThat(decisions.lapse(List.of(decision, new DecisionId(UUID.randomUUID())), JOB))
                .isZero();
        assertThat(lapses()).isEmpty();
        assertThatThrownBy(() -> jdbc.sql(
                                "update lapse set entered_on = :today, entered_by = 'job:x' where decision_id = :id")
                        .param("today", today)
                        .param("id", decision.value())
                        .update())
                .hasMessageContaining("lapse_after_term_ck");
        assertThatThrownBy(() -> jdbc.sql(
                                "insert into lapse (decision_id, decided_on, from_day) values (:id, :today, :from)")
                        .param("id", UUID.randomUUID())
                        .param("today", today)
                        .param("from", today.plusDays(1))
                        .update())
                .hasMessageContaining("lapse_decision_fk");
    }

    @Test
    void anObjectionIsWaitedFor() {
        waits(today.plusDays(1));
        contested();

        assertThat(decisions.lapse(List.of(decision), JOB)).isZero();
        assertThat(lapses()).isEmpty();
    }

    private void contested() {
        organisations.open(List.of(new NewAccount("test", UUID.randomUUID().toString(), "somebody", List.of())), TEST);
        jdbc.sql("""
                        insert into objection (id, objector, register, subject, ground, grounds, state, object_until, barred, submitted_at,
                                               decide_by)
                        select gen_random_uuid(), id, 'krsd-demo', 'decision:' || :decision, 'SUBSTANCE', 'no', 'SUBMITTED', :today, '{}',
                               now(), :today
                        from account limit 1
                        """)
                .param("decision", decision.value().toString())
                .param("today", today)
                .update();
    }

    @Test
    void sixteenRunsEnterItOnce() throws InterruptedException {
        waits(today.plusDays(1));

        var endings = AtOnce.run(16, thread -> () -> decisions.lapse(List.of(decision), JOB));

        assertThat(endings).allMatch(ending -> ending.thrown() == null);
        assertThat(endings.stream().mapToInt(AtOnce.Ending::result).sum()).isEqualTo(1);
        assertThat(lapses()).hasSize(1);
    }

    @Test
    void aNumberWithALapseOrAnObjectionThatWaitsIsNotMerged() {
        RegistrantId other = new Professionals(registrants, cycles, points, evidence).somebody();
        waits(today.plusDays(30));
        contested();

        assertThat(catchThrowableOfType(InputRefused.class, () -> mergers.preview(person, other))
                        .faults())
                .extracting(Fault::code)
                .contains("lapse-waits", "objection-waits");
    }

    /** It was decided while she was struck off: when that should never have been, the decision is still to have its effect. */
    @Test
    void whoWasStruckOffLapsesWhenTheStrikeOffIsReversed() {
        RegistrantId other = professionals.somebody();
        CycleId ended = professionals.withACycle(other).id();
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(other), Professionals.START, Professionals.END)));
        Measure strikeOff = measures.impose(List.of(new NewMeasure(
                        Registrations.jobCoach(other),
                        MeasureKind.STRIKE_OFF,
                        true,
                        today,
                        null,
                        ONE,
                        "ruling:s",
                        null)))
                .getFirst();
        cycles.judge(List.of(ended), today, TEST);
        HumaneWays.heard(hearings, cycles, ended);
        DecisionId notRenewed = decisions
                .decide(ended, RenewalOutcome.NOT_RENEWED, "short", ONE)
                .id();

        assertThat(decisions.lapsesDue(REGISTER, today, 10_000)).doesNotContain(notRenewed);
        assertThat(decisions.lapse(List.of(notRenewed), JOB)).isZero();
        measures.reverse(List.of(new MeasureReversal(strikeOff.id(), ONE, "ruling:s/reversed")));
        assertThat(decisions.lapsesDue(REGISTER, today, 10_000)).contains(notRenewed);
        assertThat(decisions.lapse(List.of(notRenewed), JOB)).isEqualTo(1);

        assertThat(roll.of(List.of(other)).getLast().entry().kind()).isEqualTo(EntryKind.LAPSED);
        assertThat(roll.of(List.of(other)).getLast().entry().trueFrom()).isEqualTo(today.plusDays(1));
    }
}
