package nl.qualityregister.decision;

import static nl.qualityregister.support.Learners.JOB;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.Professionals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DomainTest
class WithdrawalsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 14);

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    Courses courses;

    @Autowired
    Points points;

    @Autowired
    Cycles cycles;

    @Autowired
    Registrants registrants;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    NewCourse course;
    EditionCode edition;

    @BeforeEach
    void aCourseThatWasAttended() {
        learners = new Learners(rooms);
        course = learners.aCourse(learners.aProvider(), 28);
        edition = learners.given(courses, course, DAY, 1, null);
    }

    @Test
    void earnedPointsStayUnlessTheDecisionSaysOtherwise() {
        Learner learner = attended();
        WithdrawalOrder order = order(null);
        WithdrawalPreview preview = withdrawals.preview(order);

        withdrawals.withdraw(order, preview.digest(), "Niet meer van deze tijd.", JOB);

        assertThat(preview.accreditations()).isOne();
        assertThat(preview.credits()).isZero();
        assertThat(standing(learner)).isOne();
        assertThat(courses.find(course.code()).orElseThrow().accreditations())
                .allSatisfy(one -> assertThat(one.validUntil())
                        .isEqualTo(businessDay.today().minusDays(1)));
    }

    @Test
    void theImpactIsShownFirstAndWhatWasShownIsDone() {
        Learner learner = attended();
        Learner other = attended();
        Professionals professionals = new Professionals(registrants, cycles, points, evidence);
        professionals.withACycle(learner.id());
        professionals.meetTheNormButForOtherPoints(learner.id());
        professionals.credit(
                learner.id(), "other", "guide", "8", DAY, java.util.Map.of("knowledgeSource", "experiential"));
        professionals.withACycle(other.id());
        WithdrawalOrder order = order(DAY);

        WithdrawalPreview preview = withdrawals.preview(order);
        Withdrawal done = withdrawals.withdraw(order, preview.digest(), "Nooit gegeven.", JOB);

        assertThat(preview.registrants()).isEqualTo(2);
        assertThat(preview.points()).isEqualTo(Hundredths.ofWhole(56));
        // the other never met the norm, and so does not fall short by this
        assertThat(preview.fallingShort())
                .singleElement()
                .satisfies(cycle -> assertThat(cycle.terms().registrant()).isEqualTo(learner.id()));
        assertThat(done.credits()).isEqualTo(2);
        assertThat(standing(other)).isZero();
        assertThat(cycles.look(preview.fallingShort().getFirst().id(), Professionals.END)
                        .met())
                .isFalse();
        assertThat(withdrawals.find(done.id())).contains(done);
    }

    @Test
    void whatChangedSinceItWasShownIsShownAgainAndNothingIsDone() {
        Learner learner = attended();
        WithdrawalOrder order = order(DAY);
        WithdrawalPreview seen = withdrawals.preview(order);
        Learner later = attended();

        assertThatThrownBy(() -> withdrawals.withdraw(order, seen.digest(), "Nooit gegeven.", JOB))
                .isInstanceOfSatisfying(
                        WithdrawalOutdated.class,
                        refused -> assertThat(refused.preview().registrants()).isEqualTo(2));
        assertThat(standing(learner)).isOne();
        assertThat(standing(later)).isOne();
    }

    /** Four that stay and three that nobody has seen; the name of the test says which. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 4), new Random().longs(3));
    }

    /** What was shown is held against the ledger and the evaluator, before and after; neither is asked by the preview's own way. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverWasAttendedTheImpactShownIsWhatIsDone(long seed) {
        Random random = new Random(seed);
        List<EditionCode> editions = List.of(
                edition,
                learners.given(courses, course, DAY.plusMonths(1), 1, null),
                learners.given(courses, course, DAY.plusMonths(2), 2, null));
        Professionals professionals = new Professionals(registrants, cycles, points, evidence);
        List<Learner> people = learners.registrants(8);
        Map<Learner, Cycle> of = new HashMap<>();
        for (Learner one : people) {
            of.put(one, professionals.withACycle(one.id()));
            if (random.nextBoolean()) {
                professionals.meetTheNormButForOtherPoints(one.id());
                professionals.credit(one.id(), "other", "guide", "8", DAY, Map.of("knowledgeSource", "experiential"));
            }
            for (EditionCode code : editions) {
                if (random.nextInt(3) > 0) {
                    record(code, one, random.nextInt(4) == 0 ? 1 : null);
                }
            }
        }
        LocalDate from = DAY.plusDays(random.nextInt(70));
        WithdrawalOrder order = order(random.nextInt(5) == 0 ? null : from);
        Map<Learner, Set<Long>> stood = people.stream().collect(Collectors.toMap(one -> one, this::standingIds));
        Map<Learner, Boolean> met = people.stream().collect(Collectors.toMap(one -> one, one -> isMet(of.get(one))));

        WithdrawalPreview preview = withdrawals.preview(order);
        Withdrawal done = withdrawals.withdraw(order, preview.digest(), "Nooit gegeven.", JOB);

        Map<Learner, Long> lost = people.stream()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> (long) stood.get(one).size() - standingIds(one).size()));
        assertThat(preview.credits()).as("seed " + seed).isEqualTo((int)
                lost.values().stream().mapToLong(Long::longValue).sum());
        assertThat(preview.registrants()).isEqualTo((int)
                lost.values().stream().filter(count -> count > 0).count());
        assertThat(preview.points())
                .isEqualTo(Hundredths.ofWhole(28
                        * (int) lost.values().stream()
                                .mapToLong(Long::longValue)
                                .sum()));
        assertThat(preview.fallingShort().stream().map(Cycle::id))
                .containsExactlyInAnyOrderElementsOf(people.stream()
                        .filter(one -> met.get(one) && !isMet(of.get(one)))
                        .map(one -> of.get(one).id())
                        .toList());
        assertThat(done.credits()).isEqualTo(preview.credits());
        assertThat(done.cyclesShort()).isEqualTo(preview.fallingShort().size());
    }

    private void record(EditionCode code, Learner learner, Integer session) {
        courses.record(List.of(new AttendanceRow(code.value(), learner.number().value(), session)), null, JOB);
    }

    private Set<Long> standingIds(Learner learner) {
        return points.standing(List.of(learner.id()), REGISTER).get(learner.id()).stream()
                .map(Credit::id)
                .collect(Collectors.toSet());
    }

    private boolean isMet(Cycle cycle) {
        return cycles.look(cycle.id(), Professionals.END).met();
    }

    private WithdrawalOrder order(LocalDate takeBackFrom) {
        return new WithdrawalOrder(course.code(), REGISTER, businessDay.today(), takeBackFrom);
    }

    private Learner attended() {
        Learner learner = learners.aRegistrant();
        courses.record(
                List.of(new AttendanceRow(edition.value(), learner.number().value(), null)), null, JOB);
        return learner;
    }

    private int standing(Learner learner) {
        return (int) points.standing(List.of(learner.id()), REGISTER).get(learner.id()).stream()
                .filter(credit -> credit.fact().source().key().startsWith(edition.value()))
                .count();
    }
}
