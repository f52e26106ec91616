package nl.qualityregister.course;

import static nl.qualityregister.support.Learners.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class DisputesTest {
    @Autowired
    Disputes disputes;

    @Autowired
    Courses courses;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    OrganisationId provider;

    @BeforeEach
    void learners() {
        learners = new Learners(rooms);
        provider = learners.aProvider();
    }

    @Test
    void aDisputeIsAnsweredOnceByItsProvider() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = ended(businessDay.today());
        Dispute raised = disputes.raise(learner.id(), edition, DisputeKind.MISSING, "Ik was er wel.");

        assertThatThrownBy(() -> disputes.answer(learners.aProvider(), raised.id(), true, "Nee.", JOB))
                .isInstanceOf(DisputeNotFound.class);
        Dispute answered = disputes.answer(provider, raised.id(), true, "U hebt gelijk.", JOB);

        assertThat(answered.upheld()).isTrue();
        assertThatThrownBy(() -> disputes.answer(provider, raised.id(), false, "Toch niet.", JOB))
                .isInstanceOf(DisputeAnswered.class);
        assertThat(disputes.of(learner.id())).containsExactly(answered);
    }

    @Test
    void ofSixteenDisputesAtOnceOneIsRaised() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = ended(businessDay.today());

        List<String> endings = Together.all(16, i -> {
            try {
                disputes.raise(learner.id(), edition, DisputeKind.MISSING, "Ik was er wel.");
                return "raised";
            } catch (DisputeUnderWay refused) {
                return refused.problem();
            }
        });

        assertThat(endings).filteredOn("raised"::equals).hasSize(1);
    }

    @Test
    void reliabilityCountsWhatIsLateVoidedDisputedAndMissing() {
        LocalDate today = businessDay.today();
        List<Learner> people = learners.registrants(3);
        EditionCode recent = ended(today.minusDays(10));
        EditionCode old = ended(today.minusDays(120));
        ended(today.minusDays(130));
        people.forEach(person -> report(recent, person));
        report(old, people.getFirst());
        courses.takeBack(rows(recent, people.get(1)), "verkeerd nummer", new Reporter.Office(), JOB);
        disputes.raise(people.get(2).id(), recent, DisputeKind.NOT_MINE, "Ik was er niet.");

        Reliability reliability = disputes.reliability(provider, today.minusYears(1), today);

        assertThat(reliability).isEqualTo(new Reliability(3, 1, 4, 1, 1, 1, 0));
    }

    @Test
    void whatWasTakenOverSaysNothingOfItsProvider() {
        LocalDate today = businessDay.today();
        learners.given(courses, learners.aCourse(provider, 4), today.minusDays(120), 1, null);

        assertThat(disputes.reliability(provider, today.minusYears(1), today).editions())
                .isZero();
    }

    /** Scheduled here a month before it ended. */
    private EditionCode ended(LocalDate day) {
        EditionCode edition = learners.given(courses, learners.aCourse(provider, 4), day, 1, null);
        jdbc.sql("update edition set scheduled_at = cast(:day as date) - 30 where code = :code")
                .param("day", day.toString())
                .param("code", edition.value())
                .update();
        return edition;
    }

    private void report(EditionCode edition, Learner learner) {
        courses.report(rows(edition, learner), new Reporter.Office(), JOB);
    }

    private static List<AttendanceRow> rows(EditionCode edition, Learner learner) {
        return List.of(new AttendanceRow(edition.value(), learner.number().value(), null));
    }
}
