package nl.qualityregister.decision;

import static nl.qualityregister.support.HumaneWays.ONE;
import static nl.qualityregister.support.HumaneWays.OTHER;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.cycle.Balances;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.RecordedNorms;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A cohort's cycles end later, as it was shown, by two people, and can be given back. */
@DomainTest
class ExtensionsTest {
    private static final int DAYS = 184;

    @Autowired
    Extensions extensions;

    @Autowired
    Hearings hearings;

    @Autowired
    Decisions decisions;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    Balances balances;

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
    NormVersion norm;
    List<RegistrantId> people;
    List<CycleId> running;
    LocalDate end;

    /** Each test has a version of its own, and so a cohort of its own. */
    @BeforeEach
    void aCohort() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        norm = new RecordedNorms(jdbc)
                .demoAsking(160, "x-" + UUID.randomUUID().toString().substring(0, 8));
        end = businessDay.today().minusDays(40);
        people = professionals.people(3);
        running = cycles
                .open(people.stream()
                        .map(person -> new NewCycle(person, REGISTER, norm, Set.of(JOB_COACH), 0, START, end))
                        .toList())
                .stream()
                .map(Cycle::id)
                .toList();
        people.forEach(
                person -> roll.append(List.of(Registrations.registered(Registrations.jobCoach(person), START, end))));
    }

    private ExtensionOrder order(ExtensionGround ground) {
        return new ExtensionOrder(new Cohort(REGISTER, norm, Set.of(), 0, null, null, null), DAYS, ground);
    }

    private Extension proposed(ExtensionGround ground) {
        return extensions.propose(
                order(ground), extensions.preview(order(ground)).digest(), "A pandemic.", ONE);
    }

    private List<LocalDate> ends() {
        return cycles.find(running).stream().map(cycle -> cycle.terms().end()).toList();
    }

    private LocalDate validUntil(RegistrantId person) {
        var number = registrants.byId(List.of(person)).get(person).number();
        return roll.standings(List.of(number), businessDay.today()).get(number).stream()
                .map(Standing::validUntil)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theyEndLaterAndTheRollSaysSo() {
        cycles.judge(running.subList(0, 1), businessDay.today(), TEST);
        Intention intention = hearings.announce(running.getFirst(), ONE);

        Extension confirmed =
                extensions.confirm(proposed(ExtensionGround.FORCE_MAJEURE).id(), OTHER);

        assertThat(confirmed.cycles()).isEqualTo(3);
        assertThat(ends()).containsOnly(end.plusDays(DAYS));
        assertThat(cycles.find(running)).extracting(Cycle::state).containsOnly(CycleState.RUNNING);
        assertThat(validUntil(people.getFirst())).isEqualTo(end.plusDays(DAYS));
        assertThat(hearings.intention(intention.id())).map(Intention::state).contains(IntentionState.DROPPED);
        assertThat(cycles.latestVerdict(running.getFirst())).isPresent();
    }

    @Test
    void whatIsDoneInTheAddedDaysCountsAndTheBalanceFollows() {
        professionals.credit(people.getFirst(), "training", "course", "5", end.plusDays(3), Map.of());
        assertThat(balances.of(running)).isEmpty();

        Extension confirmed =
                extensions.confirm(proposed(ExtensionGround.FORCE_MAJEURE).id(), OTHER);
        assertThat(balances.of(running)).containsOnlyKeys(running.getFirst());
        extensions.reverse(confirmed.id(), "It was no pandemic.", ONE);

        assertThat(balances.of(running)).isEmpty();
    }

    @Test
    void whoProposesDoesNotCarryItOut() {
        Extension proposed = proposed(ExtensionGround.FORCE_MAJEURE);

        assertThatThrownBy(() -> extensions.confirm(proposed.id(), ONE)).isInstanceOf(OwnCase.class);
        assertThat(ends()).containsOnly(end);
    }

    @Test
    void whatChangedSinceThePreviewIsNotExtended() {
        Extension proposed = proposed(ExtensionGround.FORCE_MAJEURE);
        cycles.judge(running.subList(0, 1), businessDay.today(), TEST);

        assertThatThrownBy(() -> extensions.confirm(proposed.id(), OTHER))
                .isInstanceOfSatisfying(
                        ExtensionOutdated.class,
                        outdated -> assertThat(outdated.preview().cycles()).isEqualTo(3));
        assertThat(ends()).containsOnly(end);
        assertThat(extensions.refuse(proposed.id(), "It is outdated.", OTHER).state())
                .isEqualTo(ExtensionState.REFUSED);
    }

    @Test
    void theNormSaysHowOftenInARow() {
        extensions.confirm(proposed(ExtensionGround.BY_NORM).id(), OTHER);

        ExtensionPreview again = extensions.preview(order(ExtensionGround.BY_NORM));

        assertThat(again.cycles()).isZero();
        assertThat(again.leftOut()).isEqualTo(3);
        assertThat(extensions.preview(order(ExtensionGround.FORCE_MAJEURE)).cycles())
                .isEqualTo(3);
        assertThatThrownBy(() -> extensions.propose(order(ExtensionGround.BY_NORM), again.digest(), "Again.", ONE))
                .isInstanceOf(ExtensionOutdated.class);
    }

    @Test
    void itIsReversedForThoseNotDecidedSince() {
        Extension confirmed =
                extensions.confirm(proposed(ExtensionGround.FORCE_MAJEURE).id(), OTHER);
        jdbc.sql("update cycle set state = 'CLOSED' where id = :id")
                .param("id", running.getFirst().value())
                .update();

        Extension reversed = extensions.reverse(confirmed.id(), "By mistake.", ONE);

        assertThat(reversed.givenBack()).isEqualTo(2);
        assertThat(ends()).containsExactly(end.plusDays(DAYS), end, end);
        assertThat(validUntil(people.getLast())).isEqualTo(end);
        assertThat(roll.of(List.of(people.getLast())))
                .extracting(entry -> entry.entry().kind())
                .containsExactly(EntryKind.REGISTERED, EntryKind.EXTENDED, EntryKind.EXTENDED);
        assertThatThrownBy(() -> extensions.reverse(confirmed.id(), "Again.", ONE))
                .isInstanceOf(ExtensionNotInThatState.class);
    }

    @Test
    void noDaysAndNoReasonAreRefused() {
        ExtensionOrder none = new ExtensionOrder(order(ExtensionGround.BY_NORM).cohort(), 0, ExtensionGround.BY_NORM);

        assertThatThrownBy(() -> extensions.preview(none)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> extensions.propose(order(ExtensionGround.BY_NORM), "0".repeat(64), " ", ONE))
                .isInstanceOf(InputRefused.class);
    }

    @Test
    void sixteenCarryItOutAndItIsDoneOnce() throws InterruptedException {
        Extension proposed = proposed(ExtensionGround.FORCE_MAJEURE);

        var endings =
                AtOnce.run(16, thread -> () -> extensions.confirm(proposed.id(), Actor.account("second-" + thread)));

        assertThat(endings.stream().filter(one -> one.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(one -> one.thrown() != null))
                .allMatch(one -> one.thrown() instanceof ExtensionNotInThatState);
        assertThat(ends()).containsOnly(end.plusDays(DAYS));
    }

    @Test
    void theNightAndAnExtensionGoOneAfterTheOther() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            aCohort();
            people.forEach(professionals::meetTheNorm);
            cycles.judge(running, businessDay.today(), TEST);
            Extension proposed = proposed(ExtensionGround.FORCE_MAJEURE);

            var endings = AtOnce.run(
                    2,
                    thread -> () -> thread == 0
                            ? extensions.confirm(proposed.id(), OTHER).cycles()
                            : decisions
                                    .concludeByNorm(running, Actor.job("ConcludeCycles"))
                                    .size());

            boolean extended = endings.getFirst().thrown() == null;
            assertThat(endings.getLast().thrown()).isNull();
            assertThat(extended || endings.getFirst().thrown() instanceof ExtensionOutdated)
                    .isTrue();
            assertThat(cycles.find(running))
                    .allMatch(cycle -> extended
                            ? cycle.terms().end().equals(end.plusDays(DAYS))
                            : cycle.state() == CycleState.CLOSED
                                    && cycle.terms().end().equals(end));
        }
    }

    @Test
    void aCohortThatCannotBeMeantIsRefusedWithEveryFault() {
        Cohort nobody =
                new Cohort(REGISTER, norm, Set.of(new OccupationCode("plumber")), 0, null, end, end.minusDays(1));
        Cohort nowhere = Cohort.all(new RegisterId("no-such-register"));

        assertThat(faults(nobody)).containsExactlyInAnyOrder("/occupations", "/endsUntil");
        assertThat(faults(nowhere)).containsExactly("/register");
    }

    private List<String> faults(Cohort cohort) {
        ExtensionOrder order = new ExtensionOrder(cohort, DAYS, ExtensionGround.FORCE_MAJEURE);
        return catchThrowableOfType(InputRefused.class, () -> extensions.preview(order)).faults().stream()
                .map(Fault::pointer)
                .toList();
    }

    @Test
    void ofACycleThatIsToBeginItIsTrueFromItsFirstDayOn() {
        LocalDate today = businessDay.today();
        RegistrantId person = professionals.somebody();
        LocalDate begins = today.plusMonths(6);
        running = List.of(cycles.open(List.of(
                        new NewCycle(person, REGISTER, norm, Set.of(JOB_COACH), 1, begins, begins.plusYears(4))))
                .getFirst()
                .id());
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(person), START, begins.minusDays(1)),
                Registrations.registered(Registrations.jobCoach(person), begins, begins.plusYears(4))));

        extensions.confirm(proposed(ExtensionGround.FORCE_MAJEURE).id(), OTHER);

        assertThat(validUntil(person)).isEqualTo(begins.minusDays(1));
        assertThat(roll.of(List.of(person)).getLast().entry().trueFrom()).isEqualTo(begins);
    }

    @Test
    void thoseInEffectAreListed() {
        Extension proposed = proposed(ExtensionGround.FORCE_MAJEURE);
        extensions.confirm(proposed.id(), OTHER);

        assertThat(extensions.extensions(ExtensionState.IN_EFFECT, Optional.empty(), 10_000))
                .extracting(Extension::id)
                .contains(proposed.id());
        assertThat(extensions.extensions(ExtensionState.PROPOSED, Optional.empty(), 10_000))
                .extracting(Extension::id)
                .doesNotContain(proposed.id());
    }
}
