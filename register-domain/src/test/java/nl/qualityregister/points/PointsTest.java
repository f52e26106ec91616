package nl.qualityregister.points;

import static nl.qualityregister.support.Learners.JOB;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class PointsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 14);

    @Autowired
    Points points;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Learners learners;

    @BeforeEach
    void learners() {
        learners = new Learners(rooms);
    }

    @Test
    void aFactIsKeptAsItWasCredited() {
        Learner learner = learners.somebody();
        NewCredit fact = new NewCredit(
                learner.id(),
                REGISTER,
                new CreditSource("evidence", "e1"),
                DAY,
                "intervision",
                "session",
                null,
                null,
                Hundredths.parse("2.25"),
                Map.of("groupSize", 6, "title", "Moreel beraad \u201Cin de wijk\u201D", "registeredBefore", true));

        List<Credit> credited = points.credit(List.of(fact), JOB);

        assertThat(credited).singleElement().extracting(Credit::fact).isEqualTo(fact);
        assertThat(points.ledger(learner.id(), REGISTER)).isEqualTo(credited);
        assertThat(points.standing(List.of(learner.id()), REGISTER)).containsEntry(learner.id(), credited);
    }

    @Test
    void aSourceIsCreditedOnce() {
        Learner learner = learners.somebody();
        NewCredit fact = fact(learner, "a", 4);

        List<Credit> together = points.credit(List.of(fact, fact), JOB);
        List<Credit> again = points.credit(List.of(fact, fact(learner, "b", 1)), JOB);

        assertThat(together).hasSize(1);
        assertThat(again).extracting(credit -> credit.fact().source().key()).containsExactly("b");
    }

    @Test
    void theSameSourceCountsInEachRegister() {
        Learner learner = learners.somebody();
        NewCredit here = fact(learner, "a", 4);
        RegisterId elsewhere = new RegisterId("other-register");
        NewCredit there = new NewCredit(
                learner.id(), elsewhere, here.source(), DAY, "training", "course", null, here.points(), null, Map.of());

        List<Credit> credited = points.credit(List.of(here, there), JOB);

        assertThat(credited).hasSize(2);
        assertThat(points.standing(List.of(learner.id()), elsewhere).get(learner.id()))
                .hasSize(1);
    }

    @Test
    void aReversalIsACounterEntryThatNamesTheEntryAndTheReason() {
        Learner learner = learners.somebody();
        Credit credited = points.credit(List.of(fact(learner, "a", 4)), JOB).getFirst();

        List<Credit> reversed =
                points.reverse(REGISTER, learner.id(), List.of(credited.fact().source()), "entered-twice", JOB);

        assertThat(reversed).singleElement().satisfies(counter -> {
            assertThat(counter.reverses()).isEqualTo(credited.id());
            assertThat(counter.reason()).isEqualTo("entered-twice");
            assertThat(counter.fact()).isEqualTo(credited.fact());
        });
        assertThat(points.standing(List.of(learner.id()), REGISTER).get(learner.id()))
                .isEmpty();
        assertThat(points.ledger(learner.id(), REGISTER)).containsExactly(credited, reversed.getFirst());
    }

    @Test
    void aSecondReversalIsRefusedAndChangesNothing() {
        Learner learner = learners.somebody();
        points.credit(List.of(fact(learner, "a", 4), fact(learner, "b", 2)), JOB);
        CreditSource first = new CreditSource("test", "a");
        CreditSource second = new CreditSource("test", "b");
        points.reverse(REGISTER, learner.id(), List.of(first), "mistake", JOB);

        assertThatThrownBy(() -> points.reverse(REGISTER, learner.id(), List.of(second, first), "again", JOB))
                .isInstanceOf(CreditAlreadyReversed.class)
                .hasMessageContaining("test:a");
        assertThat(points.standing(List.of(learner.id()), REGISTER).get(learner.id()))
                .extracting(credit -> credit.fact().source())
                .containsExactly(second);
    }

    @Test
    void whatWasNeverCreditedCannotBeReversed() {
        Learner learner = learners.somebody();

        assertThatThrownBy(() -> points.reverse(
                        REGISTER, learner.id(), List.of(new CreditSource("test", "none")), "mistake", JOB))
                .isInstanceOf(CreditUnknown.class);
    }

    @Test
    void aReversedSourceIsNotCreditedAgainAndACorrectionTakesANewOne() {
        Learner learner = learners.somebody();
        points.credit(List.of(fact(learner, "a", 4)), JOB);
        points.reverse(REGISTER, learner.id(), List.of(new CreditSource("test", "a")), "wrong-points", JOB);

        List<Credit> again = points.credit(List.of(fact(learner, "a", 4)), JOB);
        List<Credit> corrected = points.credit(List.of(fact(learner, "a#2", 3)), JOB);

        assertThat(again).isEmpty();
        assertThat(points.standing(List.of(learner.id()), REGISTER).get(learner.id()))
                .isEqualTo(corrected);
    }

    @Test
    void entriesAreNeitherChangedNorRemoved() {
        Learner learner = learners.somebody();
        long id = points.credit(List.of(fact(learner, "a", 4)), JOB).getFirst().id();

        assertThatThrownBy(() -> jdbc.sql("update credit set points = 0 where id = :id")
                        .param("id", id)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from credit where id = :id")
                        .param("id", id)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void standingIsInTheOrderOfCompletionThenOfId() {
        Learner learner = learners.somebody();
        points.credit(
                List.of(fact(learner, "z", DAY), fact(learner, "a", DAY), fact(learner, "m", DAY.minusDays(1))), JOB);

        List<Credit> standing = points.standing(List.of(learner.id()), REGISTER).get(learner.id());

        assertThat(standing.getFirst().fact().source().key()).isEqualTo("m");
        assertThat(standing.subList(1, 3)).isSortedAccordingTo(java.util.Comparator.comparing(Credit::id));
    }

    @Test
    void whoHasNothingStandsWithNothing() {
        Learner learner = learners.somebody();

        assertThat(points.standing(List.of(learner.id()), REGISTER)).containsEntry(learner.id(), List.of());
    }

    @Test
    void sixteenCreditingTheSameAtOnceLeaveOneCreditEach() throws InterruptedException {
        List<Learner> people =
                IntStream.range(0, 30).mapToObj(any -> learners.somebody()).toList();

        List<AtOnce.Ending<List<Credit>>> endings = AtOnce.run(16, i -> () -> {
            List<NewCredit> facts = new ArrayList<>(
                    people.stream().map(learner -> fact(learner, "same", 4)).toList());
            java.util.Collections.shuffle(facts, new Random(i));
            return points.credit(facts, JOB);
        });

        assertThat(endings).allSatisfy(ending -> assertThat(ending.thrown()).isNull());
        assertThat(endings.stream().mapToInt(ending -> ending.result().size()).sum())
                .isEqualTo(30);
        assertThat(people)
                .allSatisfy(learner ->
                        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(1));
    }

    @Test
    void sixteenReversingTheSameAtOnceLeaveOneCounterEntryAndFifteenRefusals() throws InterruptedException {
        Learner learner = learners.somebody();
        points.credit(List.of(fact(learner, "a", 4)), JOB);

        List<AtOnce.Ending<List<Credit>>> endings = AtOnce.run(
                16,
                i -> () -> points.reverse(REGISTER, learner.id(), List.of(new CreditSource("test", "a")), "x", JOB));

        assertThat(endings.stream().filter(ending -> ending.thrown() instanceof CreditAlreadyReversed))
                .hasSize(15);
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSumOverWhatStandsEqualsANaiveModelAfterAnySequence(long seed) {
        Random random = new Random(seed);
        List<Learner> people =
                IntStream.range(0, 4).mapToObj(any -> learners.somebody()).toList();
        Map<RegistrantId, Map<String, Long>> model = new HashMap<>();
        Set<String> used = new HashSet<>();
        people.forEach(learner -> model.put(learner.id(), new HashMap<>()));

        for (int step = 0; step < 60; step++) {
            Learner learner = people.get(random.nextInt(people.size()));
            String key = "k" + random.nextInt(12);
            if (random.nextInt(3) > 0) {
                long amount = random.nextInt(2_000);
                points.credit(List.of(hundredths(learner, key, amount)), JOB);
                if (used.add(learner.id() + key)) {
                    model.get(learner.id()).put(key, amount);
                }
            } else if (model.get(learner.id()).remove(key) != null) {
                points.reverse(REGISTER, learner.id(), List.of(new CreditSource("test", key)), "r", JOB);
            }
        }

        List<RegistrantId> ids = people.stream().map(Learner::id).toList();
        Map<RegistrantId, List<Credit>> standing = points.standing(ids, REGISTER);
        for (RegistrantId id : ids) {
            long expected =
                    model.get(id).values().stream().mapToLong(Long::longValue).sum();
            assertThat(sum(standing.get(id))).as("standing, seed %d", seed).isEqualTo(expected);
            assertThat(signedSum(points.ledger(id, REGISTER)))
                    .as("ledger, seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    private static long sum(List<Credit> credits) {
        return credits.stream()
                .mapToLong(credit -> credit.fact().points().value())
                .sum();
    }

    private static long signedSum(List<Credit> credits) {
        return credits.stream()
                .mapToLong(credit -> (credit.reverses() == null ? 1 : -1)
                        * credit.fact().points().value())
                .sum();
    }

    private static NewCredit fact(Learner learner, String key, int points) {
        return hundredths(learner, key, points * 100L);
    }

    private static NewCredit fact(Learner learner, String key, LocalDate day) {
        return new NewCredit(
                learner.id(),
                REGISTER,
                new CreditSource("test", key),
                day,
                "training",
                "course",
                null,
                Hundredths.ofWhole(1),
                null,
                Map.of());
    }

    private static NewCredit hundredths(Learner learner, String key, long amount) {
        return new NewCredit(
                learner.id(),
                REGISTER,
                new CreditSource("test", key),
                DAY,
                "training",
                "course",
                null,
                new Hundredths(amount),
                null,
                Map.of());
    }
}
