package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.course.Reporter;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.support.Learners;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Completed courses as badges, over HTTP. */
@ApiTest
class BadgeOperationsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Courses courses;

    @Autowired
    Certificates certificates;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    ApplicationContext context;

    private People.Professional owner;
    private EditionCode edition;
    private String at;
    private Answer badge;

    @BeforeEach
    void aCompletedCourseAndItsBadge() {
        Learners learners = new Learners(context);
        owner = people.aJobCoach();
        NewCourse course = learners.aCourse(learners.aProvider(), 4);
        edition = learners.given(courses, course, businessDay.today().minusDays(7), 1, null);
        courses.record(List.of(row()), course.provider(), Learners.JOB);
        JsonNode entry = api.as(owner.subject())
                .get("/v1/registrations/" + owner.number() + "/ledger?register=krsd-demo")
                .json()
                .path("items")
                .path(0);
        at = "/v1/registrations/" + owner.number() + "/badges";
        badge = api.as(owner.subject())
                .json("{\"creditId\": %d}".formatted(entry.path("creditId").asLong()))
                .post(at);
    }

    @Test
    void itIsHersAsJsonAndAsACredentialThatIsFoundGenuine() {
        Answer again = api.as(owner.subject())
                .json("{\"creditId\": %d}"
                        .formatted(badge.json().path("creditId").asLong()))
                .post(at);
        String credential = credential();
        JsonNode findings = verified(credential);

        assertThat(badge.status()).as(badge.text()).isEqualTo(200);
        assertThat(again.json().path("badgeNumber")).isEqualTo(badge.json().path("badgeNumber"));
        assertThat(api.as(owner.subject()).get(at).json().path("items").size()).isEqualTo(1);
        assertThat(findings.path("genuine").asBoolean()).isTrue();
        assertThat(findings.path("holdsToday").asBoolean()).isTrue();
        assertThat(findings.path("badgeNumber")).isEqualTo(badge.json().path("badgeNumber"));
        assertThat(findings.path("course").asString()).isEqualTo("Schulden en gedrag");
    }

    @Test
    void itIsNobodyElses() {
        assertThat(api.asPublic().get(place()).status()).isEqualTo(401);
        assertThat(api.as(people.aJobCoach().subject()).get(place()).status()).isEqualTo(404);
        assertThat(api.as(people.anAccount(Role.EMPLOYER)).get(place()).status())
                .isEqualTo(404);
        assertThat(api.as(people.aJobCoach().subject())
                        .json("{\"creditId\": %d}"
                                .formatted(badge.json().path("creditId").asLong()))
                        .post(at)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whenTheAttendanceIsVoidedItSaysSo() {
        String credential = credential();

        courses.takeBack(List.of(row()), "verwisseling", new Reporter.Office(), Learners.JOB);

        JsonNode findings = verified(credential);
        assertThat(findings.path("genuine").asBoolean()).isTrue();
        assertThat(findings.path("holdsToday").asBoolean()).isFalse();
        assertThat(findings.path("state").asString()).isEqualTo("revoked");
        assertThat(api.as(owner.subject()).get(place()).json().path("state").asString())
                .isEqualTo("revoked");
        assertThat(api.as(owner.subject())
                        .json("{\"creditId\": 999999999}")
                        .post(at)
                        .problem())
                .isEqualTo("not-completed-course");
    }

    @Test
    void anErasedBadgeIsGone() {
        String credential = credential();

        certificates.forget(List.of(owner.person().id()), Actor.job("test"));

        assertThat(api.as(owner.subject()).get(place()).status()).isEqualTo(410);
        assertThat(api.as(owner.subject()).get(at).json().path("items").size()).isZero();
        assertThat(verified(credential).path("state").asString()).isEqualTo("erased");
    }

    private AttendanceRow row() {
        return new AttendanceRow(edition.value(), owner.number(), 1);
    }

    private String place() {
        return "/v1/badges/" + badge.json().path("badgeNumber").asString();
    }

    private String credential() {
        Answer answer =
                api.as(owner.subject()).with("Accept", "application/vc+jwt").get(place());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private JsonNode verified(String credential) {
        return api.asPublic()
                .content("application/vc+jwt", credential)
                .post("/v1/certificates/_verify")
                .json();
    }
}
