package nl.qualityregister.decision;

import static nl.qualityregister.support.HumaneWays.ONE;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.RecordedNorms;
import nl.qualityregister.support.Registrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a norm stops its clock the cycle ends later, by nobody's decision, and is judged on that day. */
@DomainTest
class NormExtensionsTest {
    @Autowired
    NormExtensions extensions;

    @Autowired
    Hearings hearings;

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
    Registration registration;
    LocalDate today;
    LocalDate start;
    LocalDate end;
    CycleId cycle;

    @BeforeEach
    void aCycleThatEndedAWeekAgo() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        NormVersion norm = new RecordedNorms(jdbc).resource("norms/stopping.json");
        today = businessDay.today();
        end = today.minusDays(7);
        start = end.plusDays(1).minusYears(4);
        person = professionals.somebody();
        registration = Registrations.jobCoach(person);
        roll.append(List.of(Registrations.registered(registration, start, end)));
        cycle = cycles.open(List.of(new NewCycle(person, REGISTER, norm, Set.of(JOB_COACH), 0, start, end)))
                .getFirst()
                .id();
    }

    private void suspended(LocalDate from, LocalDate until) {
        roll.append(List.of(Registrations.suspended(registration, from, until)));
    }

    private void neverSuspended() {
        roll.append(
                List.of(Registrations.entry(registration, EntryKind.CORRECTED, Status.REGISTERED, start, null, end)));
    }

    private LocalDate followed() {
        extensions.follow(List.of(cycle), today, TEST);
        return lastDay();
    }

    private LocalDate lastDay() {
        return cycles.find(cycle).orElseThrow().terms().end();
    }

    private List<RollEntry> extended() {
        return roll.of(List.of(person)).stream()
                .filter(entry -> entry.entry().kind() == EntryKind.EXTENDED)
                .toList();
    }

    private Verdict judgedOn(LocalDate night) {
        return Verdict.fromJson(
                cycles.judge(List.of(cycle), night, TEST).getFirst().result());
    }

    @Test
    void theDaysOfASuspensionAreAddedWhereTheNormSaysSo() {
        suspended(start.plusDays(200), start.plusDays(290));
        professionals.credit(person, "training", "course", "50", end.plusDays(5), Map.of());

        LocalDate last = followed();

        assertThat(last).isEqualTo(end.plusDays(90));
        assertThat(cycles.judge(List.of(cycle), today, TEST)).isEmpty();
        assertThat(judgedOn(last.plusDays(1)).met()).isTrue();
    }

    @Test
    void theRollSaysHowLongTheRegistrationRunsNowAndWhy() {
        suspended(start.plusDays(200), start.plusDays(290));

        followed();

        assertThat(extended()).singleElement().satisfies(entry -> {
            assertThat(entry.entry().validUntil()).isEqualTo(end.plusDays(90));
            assertThat(entry.entry().status()).isEqualTo(Status.REGISTERED);
            assertThat(entry.entry().basis()).startsWith("norm-extension:");
        });
    }

    @Test
    void doneTwiceItDoesNothing() {
        suspended(start.plusDays(200), start.plusDays(290));
        followed();

        List<Cycle> again = extensions.follow(List.of(cycle), today, TEST);

        assertThat(again).isEmpty();
        assertThat(extended()).hasSize(1);
    }

    @Test
    void aSuspensionThatIsTakenBackTakesTheDaysBack() {
        suspended(start.plusDays(200), start.plusDays(290));
        followed();

        neverSuspended();

        assertThat(followed()).isEqualTo(end);
    }

    @Test
    void whatAPersonExtendedSinceIsKept() {
        suspended(start.plusDays(200), start.plusDays(290));
        followed();
        jdbc.sql("update cycle set days = daterange(lower(days), upper(days) + 30) where id = :id")
                .param("id", cycle.value())
                .update();

        assertThat(followed()).isEqualTo(end.plusDays(120));

        neverSuspended();
        assertThat(followed()).isEqualTo(end.plusDays(30));
    }

    @Test
    void whileASuspensionGoesOnNobodyIsJudgedAndTheDaysDoNotRunAway() {
        roll.append(List.of(Registrations.entry(
                registration, EntryKind.SUSPENDED, Status.SUSPENDED, end.minusDays(99), null, null)));

        LocalDate first = followed();
        LocalDate second = followed();

        assertThat(first).isAfter(today.plusDays(100));
        assertThat(second).isEqualTo(first);
        assertThat(first).isBefore(today.plusYears(1));
    }

    @Test
    void anInterruptionAndASuspensionAddUp() {
        suspended(start.plusDays(200), start.plusDays(290));
        professionals.accepted(person, new Claim.OfInterruption("pregnancy", start.plusDays(10), start.plusDays(120)));

        assertThat(followed()).isEqualTo(end.plusDays(91).plusMonths(6).minusDays(1));
    }

    @Test
    void whatWasIntendedIsLetGoWhenTheClockHadStopped() {
        cycles.judge(List.of(cycle), today, TEST);
        Intention intention = hearings.announce(cycle, ONE);
        suspended(start.plusDays(200), start.plusDays(290));

        followed();

        assertThat(cycles.find(cycle)).map(Cycle::state).contains(CycleState.RUNNING);
        assertThat(hearings.intention(intention.id())).map(Intention::state).contains(IntentionState.DROPPED);
    }

    @Test
    void underANormThatStopsNoClockItIsLeftAsItIs() {
        RegistrantId other = professionals.somebody();
        CycleId plain = cycles.open(List.of(Professionals.aCycle(other, start, end)))
                .getFirst()
                .id();
        Registration suspended = Registrations.jobCoach(other);
        roll.append(List.of(
                Registrations.registered(suspended, start, end),
                Registrations.suspended(suspended, start.plusDays(200), start.plusDays(290))));

        assertThat(extensions.toLookAt(REGISTER, today, plain.value() - 1, 1)).doesNotContain(plain);
        assertThat(extensions.toLookAt(REGISTER, today, cycle.value() - 1, 1)).containsExactly(cycle);
        assertThat(extensions.follow(List.of(plain), today, TEST)).isEmpty();
    }

    @Test
    void sixteenAtOnceExtendItOnce() throws InterruptedException {
        suspended(start.plusDays(200), start.plusDays(290));

        AtOnce.run(16, any -> () -> extensions.follow(List.of(cycle), today, TEST));

        assertThat(lastDay()).isEqualTo(end.plusDays(90));
        assertThat(extended()).hasSize(1);
    }
}
