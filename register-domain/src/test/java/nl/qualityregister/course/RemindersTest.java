package nl.qualityregister.course;

import static nl.qualityregister.support.Learners.JOB;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class RemindersTest {
    @Autowired
    Reminders reminders;

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
    void anAccreditationThatEndsIsToldOnceAtEachDayTheRegisterNames() {
        accredited(businessDay.today().minusYears(1), businessDay.today().plusDays(59));

        Together.all(16, i -> reminders.expire(businessDay.today()));

        assertThat(told("provider-expiry")).isOne();
    }

    @Test
    void oneThatGoesOnUnderAnotherIsNotToldAndNeitherIsOneThatHoldsForLong() {
        LocalDate today = businessDay.today();
        NewCourse course = accredited(today.minusYears(1), today.plusDays(30));
        courses.offer(List.of(with(course, today.plusDays(31), today.plusYears(3))), JOB);

        reminders.expire(today);

        assertThat(told("provider-expiry")).isZero();
    }

    @Test
    void oneThatHasEndedIsToldOnceAndIsSeenInTheCatalogueNoMoreInThatRegister() {
        LocalDate today = businessDay.today();
        NewCourse course = accredited(today.minusYears(1), today.minusDays(1));
        NewCourse goesOn = accredited(today.minusYears(1), today.minusDays(1));
        courses.offer(List.of(with(goesOn, today, today.plusYears(3))), JOB);

        Together.all(16, i -> reminders.expire(today));

        assertThat(told("provider-ended")).isOne();
        assertThat(told("provider-expiry")).isZero();
        assertThat(inTheCatalogue()).contains(goesOn.code()).doesNotContain(course.code());
        assertThat(courses.find(course.code()).orElseThrow().accreditations())
                .allSatisfy(one -> assertThat(one.validUntil()).isEqualTo(today.minusDays(1)));
    }

    @Test
    void whatEndedLongAgoIsNoNews() {
        accredited(businessDay.today().minusYears(3), businessDay.today().minusDays(40));

        reminders.expire(businessDay.today());

        assertThat(told("provider-ended")).isZero();
    }

    private List<CourseCode> inTheCatalogue() {
        CatalogueQuery here =
                new CatalogueQuery(null, REGISTER.value(), null, null, null, null, null, null, null, null);
        return courses.search(here, java.util.Optional.empty(), 1_000_000).stream()
                .map(CourseListing::code)
                .toList();
    }

    @Test
    void anEditionWithoutAttendanceIsTold() {
        LocalDate today = businessDay.today();
        EditionCode edition = learners.given(courses, learners.aCourse(provider, 4), today.minusDays(20), 1, null);
        jdbc.sql("update edition set scheduled_at = cast(:day as date) where code = :code")
                .param("day", today.minusDays(60).toString())
                .param("code", edition.value())
                .update();

        reminders.remindOfAttendance(today);
        reminders.remindOfAttendance(today);

        assertThat(told("provider-arrears")).isOne();
    }

    private NewCourse accredited(LocalDate from, LocalDate until) {
        NewCourse course = with(learners.aCourse(provider, 4), from, until);
        courses.offer(List.of(course), JOB);
        return course;
    }

    private NewCourse with(NewCourse course, LocalDate from, LocalDate until) {
        return new NewCourse(
                course.code(),
                course.provider(),
                course.title(),
                null,
                course.type(),
                course.topic(),
                course.knowledgeSource(),
                course.delivery(),
                course.hours(),
                List.of(new NewAccreditation(
                        REGISTER, "training", Hundredths.ofWhole(4), from, until, learners.anAccreditingBody())));
    }

    private long told(String template) {
        return jdbc.sql("select count(*) from outbox where recipient = :provider and template = :template")
                .param("provider", provider.value())
                .param("template", template)
                .query(Long.class)
                .single();
    }
}
