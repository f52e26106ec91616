package nl.qualityregister.notification;

import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.Reporter;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class AttendanceLettersTest {
    private static final Actor PROVIDER = Actor.account(UUID.randomUUID());
    private static final Reporter OFFICE = new Reporter.Office();

    @Autowired
    AttendanceLetters letters;

    @Autowired
    Courses courses;

    @Autowired
    BusinessDay businessDay;

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
    void whoIsCreditedIsToldAtOnceWhatAndByWhat() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, businessDay.today());

        courses.report(rows(edition, learner, null), OFFICE, PROVIDER);

        assertThat(templates(learner)).containsExactly("attendance-credited");
        assertThat(written(
                        learner,
                        "attendance-credited",
                        Map.of("register", REGISTER.value(), "key", edition + ":training")))
                .contains("Schulden en gedrag", "4 punten", "scholing");
    }

    @Test
    void whoMissesASessionIsToldWhyNothingWasCredited() {
        Learner learner = learners.aRegistrant();
        EditionCode edition =
                learners.given(courses, learners.aCourse(learners.aProvider(), 4), businessDay.today(), 2, null);

        courses.report(rows(edition, learner, 1), OFFICE, PROVIDER);

        assertThat(templates(learner)).containsExactly("attendance-incomplete");
        assertThat(written(learner, "attendance-incomplete", Map.of("edition", edition.value())))
                .contains("nog niet van alle bijeenkomsten");
    }

    @Test
    void whatWasTakenBackIsToldWithTheReasonAndNoLongerAsCredited() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, businessDay.today());
        courses.report(rows(edition, learner, null), OFFICE, PROVIDER);
        Map<String, String> about = Map.of("register", REGISTER.value(), "key", edition + ":training");

        courses.takeBack(rows(edition, learner, null), "verkeerd nummer", OFFICE, PROVIDER);

        assertThat(templates(learner)).containsExactlyInAnyOrder("attendance-credited", "attendance-taken-back");
        assertThat(written(learner, "attendance-taken-back", about)).contains("verkeerd nummer");
        assertThatThrownBy(() -> written(learner, "attendance-credited", about)).isInstanceOf(DeliveryFailed.class);
    }

    @Test
    void whatAJobTookInIsNoNews() {
        Learner learner = learners.aRegistrant();
        EditionCode edition = learners.aGivenEdition(courses, businessDay.today());

        courses.report(rows(edition, learner, null), OFFICE, Learners.JOB);

        assertThat(templates(learner)).isEmpty();
    }

    private String written(Learner learner, String template, Map<String, String> about) {
        return letters.mail(new Message(
                        UUID.randomUUID(),
                        Channel.MAIL,
                        Long.toString(learner.id().value()),
                        template,
                        about,
                        null,
                        1,
                        java.time.Instant.EPOCH))
                .letter()
                .text();
    }

    private List<String> templates(Learner learner) {
        return jdbc.sql(
                        "select template from outbox where recipient = :id and template like 'attendance-%' order by created_at")
                .param("id", Long.toString(learner.id().value()))
                .query(String.class)
                .list();
    }

    private static List<AttendanceRow> rows(EditionCode edition, Learner learner, Integer session) {
        return List.of(new AttendanceRow(edition.value(), learner.number().value(), session));
    }
}
