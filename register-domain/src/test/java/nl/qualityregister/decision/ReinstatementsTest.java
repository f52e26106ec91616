package nl.qualityregister.decision;

import static nl.qualityregister.support.HumaneWays.ONE;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Coming back after a lapse by the short way that the demo norm leaves open for twelve months. */
@DomainTest
class ReinstatementsTest {
    @Autowired
    Reinstatements reinstatements;

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

    Professionals professionals;
    RegistrantId person;
    LocalDate today;

    @BeforeEach
    void somebody() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        person = professionals.somebody();
        today = businessDay.today();
    }

    @Test
    void onceTheNormIsMetTheRegistrationRunsAgainInANewCycleAndTheGapStays() {
        Cycle lapsed = lapsed(today.minusMonths(3));
        WayBack before = reinstatements.wayBack(lapsed.id());
        professionals.meetTheNorm(person);

        WayBack after = reinstatements.wayBack(lapsed.id());
        Reinstatement done = reinstatements.reinstate(lapsed.id(), "made up", null, ONE);

        assertThat(before.met()).isFalse();
        assertThat(before.unmet()).isNotEmpty();
        assertThat(before.openUntil())
                .isEqualTo(today.minusMonths(3).plusMonths(12).minusDays(1));
        assertThat(after.met()).isTrue();
        assertThat(after.countedUntil()).isEqualTo(lapsed.terms().end());
        Standing standing = standing(today);
        assertThat(standing.status()).isEqualTo(Status.REGISTERED);
        assertThat(standing.registeredSince()).isEqualTo(today);
        assertThat(standing(today.minusDays(1)).status()).isEqualTo(Status.LAPSED);
        NewEntry entry = roll.of(List.of(person)).getLast().entry();
        assertThat(entry.kind()).isEqualTo(EntryKind.REINSTATED);
        assertThat(entry.basis()).isEqualTo("reinstatement:" + done.id());
        Cycle next = cycles.find(done.next().getFirst()).orElseThrow();
        assertThat(next.state()).isEqualTo(CycleState.RUNNING);
        assertThat(next.terms().start()).isEqualTo(today);
        assertThat(next.terms().renewal()).isEqualTo(lapsed.terms().renewal() + 1);
        assertThat(next.terms().end()).isEqualTo(standing.validUntil()).isEqualTo(after.nextEnd());
        assertThat(reinstatements.of(lapsed.id())).contains(done);
    }

    @Test
    void whatWasMissingMayBeMadeUpAfterTheEnd() {
        Cycle lapsed = lapsed(today.minusMonths(3));
        professionals.meetTheNormButForOtherPoints(person);
        assertThatThrownBy(() -> reinstatements.reinstate(lapsed.id(), "not yet", null, ONE))
                .isInstanceOf(NormNotMetYet.class);

        professionals.credit(
                person, "other", "guide", "40", today.minusDays(2), Map.of("knowledgeSource", "experiential"));

        WayBack way = reinstatements.wayBack(lapsed.id());
        assertThat(way.unmet()).isEmpty();
        assertThat(way.countedUntil()).isEqualTo(today);
        assertThat(reinstatements
                        .reinstate(lapsed.id(), "made up afterwards", null, ONE)
                        .countedUntil())
                .isEqualTo(today);
    }

    @Test
    void afterTheTermTheWayBackIsClosed() {
        Cycle lapsed = lapsed(today.minusMonths(12));
        professionals.meetTheNorm(person);

        assertThat(reinstatements.wayBack(lapsed.id()).open()).isFalse();
        assertThatThrownBy(() -> reinstatements.reinstate(lapsed.id(), "too late", null, ONE))
                .isInstanceOf(WayBackClosed.class);
    }

    @Test
    void onlyWhatLapsedComesBackThisWay() {
        Cycle lapsed = lapsed(today.minusMonths(3));
        roll.append(List.of(Registrations.entry(
                Registrations.jobCoach(person), EntryKind.STRUCK_OFF, Status.STRUCK_OFF, today, null, null)));

        assertThatThrownBy(() -> reinstatements.wayBack(lapsed.id())).isInstanceOf(NotLapsed.class);
    }

    @Test
    void aReasonIsGivenAndOfManyWhoDecideOneIsFirst() throws InterruptedException {
        Cycle lapsed = lapsed(today.minusMonths(3));
        professionals.meetTheNorm(person);

        assertThat(catchThrowableOfType(InputRefused.class, () -> reinstatements.reinstate(lapsed.id(), " ", null, ONE))
                        .faults())
                .extracting(Fault::code)
                .containsExactly("required");
        List<AtOnce.Ending<Reinstatement>> endings =
                AtOnce.run(16, i -> () -> reinstatements.reinstate(lapsed.id(), "made up", null, ONE));

        assertThat(endings).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(endings)
                .filteredOn(ending -> ending.thrown() != null)
                .allSatisfy(ending -> assertThat(ending.thrown()).isInstanceOf(NotLapsed.class));
        assertThat(roll.of(List.of(person)).stream()
                        .filter(entry -> entry.entry().kind() == EntryKind.REINSTATED))
                .hasSize(1);
    }

    /** A closed cycle of the demo norm at whose end the registration lapsed. */
    private Cycle lapsed(LocalDate since) {
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(person), Professionals.START, Professionals.END),
                Registrations.lapsed(Registrations.jobCoach(person), since)));
        Cycle cycle = cycles.open(List.of(new NewCycle(
                        person,
                        REGISTER,
                        Professionals.NORM,
                        Set.of(JOB_COACH),
                        0,
                        Professionals.START,
                        Professionals.END)))
                .getFirst();
        cycles.judge(List.of(cycle.id()), today, TEST);
        cycles.close(List.of(cycle.id()));
        return cycles.find(cycle.id()).orElseThrow();
    }

    private Standing standing(LocalDate day) {
        Registrant found = registrants.byId(Set.of(person)).get(person);
        return roll.standings(List.of(found.number()), day).get(found.number()).getFirst();
    }
}
