package nl.qualityregister.cycle;

import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static nl.qualityregister.support.Professionals.TEST;
import static nl.qualityregister.support.Professionals.aCycle;
import static nl.qualityregister.support.Professionals.aSource;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.CreditSource;
import nl.qualityregister.points.NewCredit;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class BalancesTest {
    private static final List<String> CATEGORIES = List.of("training", "intervision", "reflection");

    @Autowired
    Cycles cycles;

    @Autowired
    Balances balances;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    JdbcClient jdbc;

    Professionals professionals;
    RegistrantId registrant;

    @BeforeEach
    void aProfessional() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        registrant = professionals.somebody();
    }

    private List<Balance> kept(CycleId cycle) {
        return balances.of(List.of(cycle)).getOrDefault(cycle, List.of());
    }

    @Test
    void creditsCountInTheCycleInWhichTheyWereCompletedOnItsFirstAndLastDayToo() {
        CycleId first = professionals.withACycle(registrant).id();
        CycleId second = cycles.open(List.of(aCycle(registrant, END.plusDays(1), END.plusYears(4))))
                .getFirst()
                .id();

        professionals.credit(registrant, "training", "course", "7", START, Map.of());
        professionals.credit(registrant, "training", "course", "5.5", END, Map.of());
        professionals.credit(registrant, "training", "course", "3", END.plusDays(1), Map.of());
        professionals.credit(registrant, "training", "course", "90", START.minusDays(1), Map.of());

        assertThat(kept(first)).containsExactly(new Balance("training", Hundredths.parse("12.5"), Hundredths.ZERO, 2));
        assertThat(kept(second)).containsExactly(new Balance("training", Hundredths.ofWhole(3), Hundredths.ZERO, 1));
    }

    @Test
    void aCycleBeginsWithWhatWasCreditedBeforeItWasOpened() {
        professionals.credit(registrant, "training", "course", "7", START, Map.of());

        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.withACycle(registrant);

        assertThat(kept(cycle)).containsExactly(new Balance("training", Hundredths.ofWhole(7), Hundredths.ZERO, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theLedgersSumIsTheBalanceAfterAnySequence(long seed) {
        Random random = new Random(seed);
        List<RegistrantId> people = professionals.people(3);
        List<CycleId> opened = new ArrayList<>();
        List<Credit> credits = new ArrayList<>();
        List<Evidence> pieces = new ArrayList<>();

        for (int step = 0; step < 60; step++) {
            RegistrantId person = people.get(random.nextInt(people.size()));
            switch (random.nextInt(6)) {
                case 0 -> opened.add(professionals.withACycle(person).id());
                case 1, 2 ->
                    credits.addAll(points.credit(
                            IntStream.range(0, 1 + random.nextInt(4))
                                    .mapToObj(any -> fact(people.get(random.nextInt(people.size())), aSource(), random))
                                    .toList(),
                            TEST));
                case 3 -> {
                    if (!credits.isEmpty()) {
                        correct(credits.remove(random.nextInt(credits.size())), random, credits);
                    }
                }
                case 4 -> pieces.add(accepted(person, random));
                default -> {
                    if (!pieces.isEmpty()) {
                        professionals.withdraw(
                                pieces.remove(random.nextInt(pieces.size())).id());
                    }
                }
            }
        }
        people.forEach(person -> opened.add(professionals.withACycle(person).id()));

        for (RegistrantId person : people) {
            CycleId cycle = professionals.withACycle(person).id();
            assertThat(nonzero(kept(cycle))).as("seed %d", seed).isEqualTo(naive(person));
        }
        assertThat(balances.differences(opened)).isEmpty();
    }

    /** Voided, or voided and credited rightly under another source. */
    private void correct(Credit credit, Random random, List<Credit> credits) {
        professionals.reverse(credit);
        if (random.nextBoolean()) {
            credits.addAll(points.credit(List.of(fact(credit.fact().registrant(), aSource(), random)), TEST));
        }
    }

    private static NewCredit fact(RegistrantId person, CreditSource source, Random random) {
        return new NewCredit(
                person,
                REGISTER,
                source,
                START.minusDays(200).plusDays(random.nextInt(1_900)),
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                "course",
                null,
                random.nextInt(5) == 0 ? null : new Hundredths(random.nextInt(4_000)),
                random.nextInt(3) == 0 ? null : new Hundredths(random.nextInt(900)),
                Map.of());
    }

    private Evidence accepted(RegistrantId person, Random random) {
        LocalDate day = START.plusDays(random.nextInt(1_000));
        Claim claim = new Claim.OfActivity(
                "Reflectie",
                "coaching",
                "reflection",
                null,
                day,
                Hundredths.ofWhole(1 + random.nextInt(9)),
                null,
                null,
                Map.of());
        Evidence draft = evidence.draft(new NewEvidence(person, REGISTER, claim, List.of()), TEST);
        Evidence submitted = evidence.submit(draft.id(), draft.version(), TEST);
        return evidence.conclude(Map.of(submitted.id(), new Judgement.Accepted(null, null)), TEST)
                .getFirst();
    }

    private static Map<String, List<Long>> nonzero(List<Balance> kept) {
        return kept.stream()
                .filter(balance -> balance.entries() != 0)
                .collect(Collectors.toMap(
                        Balance::category,
                        balance -> List.of(
                                balance.points().value(), balance.hours().value(), balance.entries()),
                        (one, same) -> one,
                        TreeMap::new));
    }

    private Map<String, List<Long>> naive(RegistrantId person) {
        Map<String, List<Long>> sums = new TreeMap<>();
        for (Credit entry : points.ledger(person, REGISTER)) {
            LocalDate day = entry.fact().completedOn();
            if (!day.isBefore(START) && !day.isAfter(END)) {
                long sign = entry.reverses() == null ? 1 : -1;
                sums.merge(
                        entry.fact().category(),
                        List.of(
                                sign * amount(entry.fact().points()),
                                sign * amount(entry.fact().hours()),
                                sign),
                        (a, b) -> IntStream.range(0, 3)
                                .mapToObj(i -> a.get(i) + b.get(i))
                                .toList());
            }
        }
        sums.values().removeIf(sum -> sum.get(2) == 0);
        return sums;
    }

    private static long amount(Hundredths amount) {
        return amount == null ? 0 : amount.value();
    }

    @Test
    void sixteenWhoCreditTheSameLeaveOneCreditInTheBalance() throws InterruptedException {
        CycleId cycle = professionals.withACycle(registrant).id();
        CreditSource source = aSource();

        List<AtOnce.Ending<List<Credit>>> endings =
                AtOnce.run(16, thread -> () -> points.credit(List.of(worth(registrant, source, 4)), TEST));

        assertThat(endings).allMatch(ending -> ending.thrown() == null);
        assertThat(endings.stream().mapToInt(ending -> ending.result().size()).sum())
                .isEqualTo(1);
        assertThat(kept(cycle)).containsExactly(new Balance("training", Hundredths.ofWhole(4), Hundredths.ZERO, 1));
    }

    @Test
    void sixteenWhoAcceptTheSameEvidenceLeaveOneCreditAndFifteenClearAnswers() throws InterruptedException {
        CycleId cycle = professionals.withACycle(registrant).id();
        Claim claim = new Claim.OfActivity(
                "Reflectie", "coaching", "reflection", null, START, Hundredths.ofWhole(6), null, null, Map.of());
        Evidence draft = evidence.draft(new NewEvidence(registrant, REGISTER, claim, List.of()), TEST);
        EvidenceId submitted =
                evidence.submit(draft.id(), draft.version(), TEST).id();

        List<AtOnce.Ending<List<Evidence>>> endings = AtOnce.run(
                16, thread -> () -> evidence.conclude(Map.of(submitted, new Judgement.Accepted(null, null)), TEST));

        assertThat(endings.stream().filter(ending -> ending.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(ending -> ending.thrown() != null))
                .allMatch(ending -> ending.thrown() instanceof nl.qualityregister.house.Refusal);
        assertThat(kept(cycle)).containsExactly(new Balance("reflection", Hundredths.ofWhole(6), Hundredths.ZERO, 1));
    }

    private static NewCredit worth(RegistrantId person, CreditSource source, int worth) {
        return new NewCredit(
                person, REGISTER, source, START, "training", "course", null, Hundredths.ofWhole(worth), null, Map.of());
    }

    @Test
    void whoCreditsReversesAndOpensCyclesAtOnceLosesNothing() throws InterruptedException {
        List<RegistrantId> people = professionals.people(12);

        List<AtOnce.Ending<String>> endings = AtOnce.run(16, thread -> () -> {
            Random random = new Random(thread);
            for (int round = 0; round < 15; round++) {
                RegistrantId person = people.get(random.nextInt(people.size()));
                if (thread % 4 == 0) {
                    cycles.open(
                            people.stream().map(Professionals::aCycle).toList().reversed());
                } else {
                    List<Credit> entered = points.credit(
                            people.stream()
                                    .skip(random.nextInt(people.size()))
                                    .map(one -> worth(one, aSource(), 3))
                                    .toList(),
                            TEST);
                    if (thread % 4 == 1) {
                        professionals.reverse(entered.getFirst());
                    }
                }
                if (round == 7) {
                    professionals.withACycle(person);
                }
            }
            return "done";
        });

        assertThat(endings).allMatch(ending -> ending.thrown() == null);
        List<CycleId> all = cycles.of(people).values().stream()
                .flatMap(List::stream)
                .map(Cycle::id)
                .toList();
        assertThat(all).hasSize(12);
        assertThat(balances.differences(all)).isEmpty();
        assertThat(kept(all.getFirst()).getFirst().entries()).isPositive();
    }

    @Test
    void aDifferenceIsToldAndMendedOnlyWhenAsked() {
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.credit(registrant, "training", "course", "7", START, Map.of());
        professionals.credit(registrant, "other", "guide", "2", START, Map.of());
        jdbc.sql("update balance set points = points + 100 where cycle_id = :cycle and category = 'training'")
                .param("cycle", cycle.value())
                .update();
        jdbc.sql("delete from balance where cycle_id = :cycle and category = 'other'")
                .param("cycle", cycle.value())
                .update();

        List<BalanceDifference> found = balances.differences(List.of(cycle));
        List<BalanceDifference> stillThere = balances.differences(List.of(cycle));
        balances.repair(List.of(cycle));

        assertThat(found)
                .containsExactly(
                        new BalanceDifference(
                                cycle,
                                registrant,
                                new Balance("other", Hundredths.ZERO, Hundredths.ZERO, 0),
                                new Balance("other", Hundredths.ofWhole(2), Hundredths.ZERO, 1)),
                        new BalanceDifference(
                                cycle,
                                registrant,
                                new Balance("training", Hundredths.ofWhole(8), Hundredths.ZERO, 1),
                                new Balance("training", Hundredths.ofWhole(7), Hundredths.ZERO, 1)));
        assertThat(stillThere).isEqualTo(found);
        assertThat(balances.differences(List.of(cycle))).isEmpty();
    }
}
