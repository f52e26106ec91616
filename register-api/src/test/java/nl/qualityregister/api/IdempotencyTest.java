package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.Learners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class IdempotencyTest {
    /** Long enough ago to be over, and not so long that it is too late to report. */
    private static final int DAYS_AGO = 7;

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Courses courses;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    Learners learners;
    String provider;
    EditionCode edition;

    @BeforeEach
    void anEditionOfAProvider() {
        learners = new Learners(context);
        OrganisationId body = learners.aProvider();
        NewCourse course = learners.aCourse(body, 4);
        provider = people.accountFor(Role.PROVIDER, body).subject();
        edition = learners.given(courses, course, businessDay.today().minusDays(DAYS_AGO), 1, null);
    }

    @Test
    void theSameRequestAgainIsAnsweredAsBeforeAndNotDoneAgain() {
        String key = UUID.randomUUID().toString();
        String body = attendanceOf(learners.aRegistrant());

        Answer first = report(key, body);
        Answer again = report(key, body);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("recorded").asInt()).isEqualTo(1);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void withoutAKeyTheSameRequestIsDoneAgain() {
        String body = attendanceOf(learners.aRegistrant());
        api.as(provider).json(body).post("/v1/attendances");

        Answer again = api.as(provider).json(body).post("/v1/attendances");

        assertThat(again.json().path("alreadyKnown").asInt()).isEqualTo(1);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefusedAndNotDone() {
        String key = UUID.randomUUID().toString();
        Learners.Learner other = learners.aRegistrant();
        report(key, attendanceOf(learners.aRegistrant()));

        Answer answer = report(key, attendanceOf(other));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
        assertThat(attendances(other)).isZero();
    }

    @Test
    void whatWasRefusedUsesNoKeyUp() {
        String key = UUID.randomUUID().toString();

        Answer refused = report(key, "{\"rows\": []}");
        Answer mended = report(key, attendanceOf(learners.aRegistrant()));

        assertThat(List.of(refused.status(), mended.status())).containsExactly(400, 200);
    }

    @Test
    void aKeyIsItsAccountsOwn() {
        String key = UUID.randomUUID().toString();
        String body = attendanceOf(learners.aRegistrant());
        report(key, body);
        String other = people.anAccount(Role.PROVIDER);

        Answer answer = api.as(other).key(key).json(body).post("/v1/attendances");

        assertThat(answer.header("Idempotency-Replayed")).isEmpty();
        assertThat(answer.json().path("rejected").asInt()).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceOneIsDone() throws InterruptedException {
        String key = UUID.randomUUID().toString();
        String body = attendanceOf(learners.aRegistrant());
        api.token(provider);

        List<Answer> answers = AtOnce.run(8, i -> () -> report(key, body)).stream()
                .map(AtOnce.Ending::result)
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .isNotEmpty()
                .allSatisfy(answer ->
                        assertThat(answer.json().path("recorded").asInt()).isEqualTo(1));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200
                        && answer.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(answer -> {
            assertThat(answer.problem()).isEqualTo("same-request-under-way");
            assertThat(answer.header("Retry-After")).hasValue("1");
        });
    }

    @Test
    void whenTheAnswerCannotBeKeptNothingIsDone() {
        String key = "cannot-be-kept-" + UUID.randomUUID();
        Learners.Learner learner = learners.aRegistrant();
        jdbc.sql("alter table kept_answer add constraint refused_by_test check (key <> '" + key + "') not valid")
                .update();

        Answer failed = report(key, attendanceOf(learner));
        long after = attendances(learner);
        jdbc.sql("alter table kept_answer drop constraint refused_by_test").update();
        Answer again = report(key, attendanceOf(learner));

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.text()).doesNotContain("refused_by_test").doesNotContain("sql");
        assertThat(after).isZero();
        assertThat(again.json().path("recorded").asInt()).isEqualTo(1);
    }

    @Test
    void aKeyThatIsNoneIsAFault() {
        Answer answer = report("x".repeat(256), "{\"rows\": []}");

        assertThat(answer.faults()).containsExactly("/rows too-few", "Idempotency-Key: malformed");
    }

    private Answer report(String key, String body) {
        return api.as(provider).key(key).json(body).post("/v1/attendances");
    }

    private String attendanceOf(Learners.Learner learner) {
        return "{\"rows\": [{\"edition\": \"%s\", \"registrationNumber\": \"%s\"}]}"
                .formatted(edition, learner.number());
    }

    private long attendances(Learners.Learner learner) {
        return jdbc.sql("select count(*) from attendance where registrant_id = :id")
                .param("id", learner.id().value())
                .query(Long.class)
                .single();
    }
}
