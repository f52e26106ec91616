package nl.qualityregister.decision;

import static nl.qualityregister.support.Learners.JOB;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.Professionals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
