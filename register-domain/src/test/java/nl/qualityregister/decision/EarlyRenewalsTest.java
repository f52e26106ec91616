package nl.qualityregister.decision;

import static nl.qualityregister.support.HumaneWays.SELF;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.RecordedNorms;
import nl.qualityregister.support.Registrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who meets the norm before the end can go on at once, where the norm says so, and keeps her days or not as it says. */
@DomainTest
class EarlyRenewalsTest {
    @Autowired
    Decisions decisions;

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
    LocalDate today;
    LocalDate end;

    @BeforeEach
    void somebodyWhoMeetsTheNormHalfAYearBeforeTheEnd() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        today = businessDay.today();
        end = today.plusMonths(6);
        person = professionals.somebody();
        professionals.meetTheNorm(person);
        professionals.vog(person, today.minusYears(1));
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(person), START, end)));
    }

    private Cycle under(String period) {
        NormVersion norm = new RecordedNorms(jdbc)
                .demoWithPeriod(period, "early-" + UUID.randomUUID().toString().substring(0, 8));
        return cycles.open(List.of(new NewCycle(person, REGISTER, norm, Set.of(JOB_COACH), 0, START, end)))
                .getFirst();
    }

    private static String from(int months, String nextStart) {
        return "{\"years\": 4, \"earlyRenewalAfter\": {\"months\": %d}, \"nextStart\": \"%s\"}"
                .formatted(months, nextStart);
    }

    @Test
    void theNextOneBeginsWhereItWouldHaveBegun() {
        Cycle cycle = under(from(36, "after-period"));

        RenewalDecision decision = decisions.renewEarly(cycle.id(), SELF);

        assertThat(decision.outcome()).isEqualTo(RenewalOutcome.RENEWED);
        assertThat(decision.next().terms().start()).isEqualTo(end.plusDays(1));
        assertThat(cycles.find(cycle.id())).map(found -> found.terms().end()).contains(end);
        assertThat(cycles.latestVerdict(cycle.id()).orElseThrow().evaluatedOn()).isEqualTo(today);
        assertThat(validUntil(today)).isEqualTo(end);
        assertThat(validUntil(end.plusDays(1)))
                .isEqualTo(decision.next().terms().end());
    }

    @Test
    void orOnTheDayAfterTheRenewal() {
        Cycle cycle = under(from(36, "after-renewal"));

        RenewalDecision decision = decisions.renewEarly(cycle.id(), SELF);

        assertThat(decision.next().terms().start()).isEqualTo(today.plusDays(1));
        assertThat(cycles.find(cycle.id())).map(found -> found.terms().end()).contains(today);
    }

    @Test
    void notBeforeTheDayOfTheNormAndNotWithoutMeetingIt() {
        Cycle early = under(from(1_000, "after-period"));
        assertThatThrownBy(() -> decisions.renewEarly(early.id(), SELF)).isInstanceOf(EarlyRenewalNotOpen.class);

        somebodyWhoMeetsTheNormHalfAYearBeforeTheEnd();
        person = professionals.somebody();
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(person), START, end)));
        Cycle empty = under(from(36, "after-period"));
        assertThatThrownBy(() -> decisions.renewEarly(empty.id(), SELF)).isInstanceOf(NormNotMetYet.class);
        assertThat(cycles.find(empty.id())).map(Cycle::state).contains(CycleState.RUNNING);
        assertThat(cycles.latestVerdict(empty.id())).isEmpty();
    }

    @Test
    void sixteenAskAndOneRenewalIsMade() throws InterruptedException {
        Cycle cycle = under(from(36, "after-period"));

        var endings = AtOnce.run(16, thread -> () -> decisions.renewEarly(cycle.id(), SELF));

        assertThat(endings.stream().filter(one -> one.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(one -> one.thrown() != null))
                .allMatch(one -> one.thrown() instanceof CycleAlreadyDecided);
    }

    private LocalDate validUntil(LocalDate day) {
        var number = registrants.byId(List.of(person)).get(person).number();
        return roll.standings(List.of(number), day).get(number).stream()
                .map(Standing::validUntil)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNormThatKnowsNoneSaysSo() {
        Cycle cycle = under("{\"years\": 4}");

        assertThatThrownBy(() -> decisions.renewEarly(cycle.id(), SELF)).isInstanceOf(EarlyRenewalNotAllowed.class);
    }
}
