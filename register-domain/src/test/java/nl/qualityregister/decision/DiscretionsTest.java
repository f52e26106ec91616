package nl.qualityregister.decision;

import static nl.qualityregister.support.HumaneWays.ONE;
import static nl.qualityregister.support.HumaneWays.OTHER;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
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

/** An exception is of two people, for what is missing, until a day, and leaves what was computed as it is. */
@DomainTest
class DiscretionsTest {
    @Autowired
    Discretions discretions;

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
    CycleId cycle;
    LocalDate today;

    @BeforeEach
    void somebodyWhoFallsShort() {
        today = businessDay.today();
        professionals = new Professionals(registrants, cycles, points, evidence);
        RegistrantId person = professionals.somebody();
        cycle = professionals.withACycle(person).id();
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(person), Professionals.START, Professionals.END)));
        professionals.meetTheNormButForOtherPoints(person);
        cycles.judge(List.of(cycle), today, TEST);
    }

    private Discretion proposed() {
        return proposed(HumaneWays.unmet(cycles, cycle));
    }

    private Discretion proposed(List<String> rules) {
        return discretions.propose(
                cycle, new NewDiscretion(rules, DiscretionCode.CARE, "Cared for a parent.", null, today), ONE);
    }

    private RenewalDecision renew() {
        return decisions.decide(cycle, RenewalOutcome.RENEWED, "By the exception.", ONE);
    }

    @Test
    void aRenewalAgainstTheNormUsesItOnceAndTheVerdictStays() {
        Judged verdict = cycles.latestVerdict(cycle).orElseThrow();
        Discretion signed = HumaneWays.signed(discretions, cycles, cycle, today);

        RenewalDecision decision = renew();

        assertThat(decision.outcome()).isEqualTo(RenewalOutcome.RENEWED);
        assertThat(cycles.latestVerdict(cycle))
                .contains(new Judged(
                        verdict.id(),
                        cycles.find(cycle).orElseThrow(),
                        verdict.businessDay(),
                        verdict.evaluatedOn(),
                        verdict.outcome(),
                        false,
                        verdict.result(),
                        verdict.judgedAt()));
        assertThat(discretions.of(List.of(cycle)).get(cycle).state()).isEqualTo(DiscretionState.USED);
        assertThat(jdbc.sql("select discretion_id from renewal_decision where cycle_id = :cycle")
                        .param("cycle", cycle.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(signed.id().value());
    }

    @Test
    void oneSignatureIsNone() {
        Discretion proposed = proposed();

        assertThatThrownBy(() -> discretions.sign(proposed.id(), proposed.digest(), ONE))
                .isInstanceOf(OwnCase.class);
        assertThatThrownBy(this::renew).isInstanceOf(DiscretionRequired.class);
    }

    @Test
    void whatIsSignedIsWhatWasRead() {
        Discretion proposed = proposed();

        assertThatThrownBy(() -> discretions.sign(proposed.id(), "0".repeat(64), OTHER))
                .isInstanceOf(DiscretionOutdated.class);
    }

    @Test
    void itCoversAllThatIsMissingOrNothing() {
        List<String> unmet = HumaneWays.unmet(cycles, cycle);
        assertThat(unmet.size()).isGreaterThan(1);
        Discretion part = proposed(unmet.subList(0, 1));
        discretions.sign(part.id(), part.digest(), OTHER);

        assertThatThrownBy(this::renew).isInstanceOf(DiscretionRequired.class);
    }

    @Test
    void whatExpiredOrWasTakenBackIsNotUsed() {
        Discretion signed = HumaneWays.signed(discretions, cycles, cycle, today);
        jdbc.sql("update discretion set expires_on = expires_on - 1 where id = :id")
                .param("id", signed.id().value())
                .update();

        assertThatThrownBy(this::renew).isInstanceOf(DiscretionRequired.class);
        discretions.revoke(signed.id(), "It has expired.", ONE);
        Discretion again = HumaneWays.signed(discretions, cycles, cycle, today);
        discretions.revoke(again.id(), "The letter was of somebody else.", OTHER);
        assertThatThrownBy(this::renew).isInstanceOf(DiscretionRequired.class);
        assertThatThrownBy(() -> discretions.revoke(again.id(), "Twice.", OTHER))
                .isInstanceOf(DiscretionNotInThatState.class);
    }

    @Test
    void allThatIsWrongWithAProposalIsSaidAtOnce() {
        NewDiscretion wrong =
                new NewDiscretion(List.of("no-such-rule"), DiscretionCode.OTHER, " ", null, today.minusDays(1));

        assertThatThrownBy(() -> discretions.propose(cycle, wrong, ONE))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactlyInAnyOrder("/reason", "/rules", "/expiresOn"));
    }

    @Test
    void sixteenSignAndItIsSignedOnce() throws InterruptedException {
        Discretion proposed = proposed();

        var endings = AtOnce.run(
                16,
                thread -> () -> discretions.sign(proposed.id(), proposed.digest(), Actor.account("signer-" + thread)));

        assertThat(endings.stream().filter(one -> one.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(one -> one.thrown() != null))
                .allMatch(one -> one.thrown() instanceof DiscretionNotInThatState);
    }

    @Test
    void sixteenProposeAndOneIsKept() throws InterruptedException {
        var endings = AtOnce.run(16, thread -> this::proposed);

        assertThat(endings.stream().filter(one -> one.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(one -> one.thrown() != null))
                .allMatch(one -> one.thrown() instanceof DiscretionPending);
    }

    @Test
    void precedentsAreShownOfEnoughPeopleOnly() {
        String example = "Precedent " + UUID.randomUUID();
        List<List<Precedent>> seen = new ArrayList<>();

        for (int person = 1; person <= Discretions.FEWEST_SHOWN; person++) {
            somebodyWhoFallsShort();
            Discretion proposed = discretions.propose(
                    cycle,
                    new NewDiscretion(
                            HumaneWays.unmet(cycles, cycle),
                            DiscretionCode.BEREAVEMENT,
                            "Reason of number " + person,
                            example,
                            today),
                    ONE);
            discretions.sign(proposed.id(), proposed.digest(), OTHER);
            seen.add(discretions.precedents(Professionals.REGISTER).stream()
                    .filter(precedent -> precedent.examples().contains(example))
                    .toList());
        }

        assertThat(seen.subList(0, Discretions.FEWEST_SHOWN - 1)).allMatch(List::isEmpty);
        assertThat(seen.getLast()).hasSize(1);
        assertThat(seen.getLast().getFirst().signed()).isGreaterThanOrEqualTo(Discretions.FEWEST_SHOWN);
    }

    @Test
    void whatExpiredIsNeitherSignedNorInTheWayOfAnother() {
        Discretion proposed = proposed();
        jdbc.sql("update discretion set expires_on = expires_on - 1 where id = :id")
                .param("id", proposed.id().value())
                .update();

        assertThatThrownBy(() -> discretions.sign(proposed.id(), proposed.digest(), OTHER))
                .isInstanceOf(DiscretionExpired.class);
        Discretion another = proposed();

        assertThat(discretions.discretion(proposed.id())).map(Discretion::state).contains(DiscretionState.REVOKED);
        assertThat(discretions.sign(another.id(), another.digest(), OTHER).state())
                .isEqualTo(DiscretionState.SIGNED);
        assertThat(discretions.discretions(DiscretionState.SIGNED, Optional.empty(), 10_000))
                .extracting(Discretion::id)
                .contains(another.id())
                .doesNotContain(proposed.id());
    }
}
