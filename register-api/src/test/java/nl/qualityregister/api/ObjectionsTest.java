package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Objecting to a refusal, over HTTP. */
@ApiTest
class ObjectionsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    String applicant;
    String registrar;
    String application;

    @BeforeEach
    void whoWasRefused() {
        applicant = people.anAccount(Role.PROFESSIONAL);
        registrar = people.anAccount(Role.REGISTRAR);
        application = api.as(applicant)
                .json(ApplicationsTest.complete("job-coach"))
                .post("/v1/applications")
                .header("Location")
                .orElseThrow();
        api.as(registrar)
                .json("{\"outcome\": \"refused\", \"reason\": \"The diploma is missing.\"}")
                .post(application + "/decisions");
    }

    private String body(String id) {
        return """
                {"against": {"kind": "application", "id": "%s"}, "ground": "substance", "grounds": "The diploma was there."}
                """.formatted(id);
    }

    private Answer objected() {
        return api.as(applicant)
                .key(UUID.randomUUID().toString())
                .json(body(application.substring(application.lastIndexOf('/') + 1)))
                .post("/v1/objections");
    }

    private String item(String objection) {
        return jdbc.sql("select id from desk_item where subject = :subject order by announced_at desc limit 1")
                .param("subject", "objection:" + objection.substring(objection.lastIndexOf('/') + 1))
                .query(UUID.class)
                .single()
                .toString();
    }

    @Test
    void anObjectionThatIsUpheldTakesThePlaceOfTheRefusal() {
        Answer objected = objected();
        String objection = objected.header("Location").orElseThrow();
        String assessor = people.anAccount(Role.ASSESSOR);
        Answer shown = api.as(assessor).get("/v1/assessment-items/" + item(objection) + "/objection");
        api.as(assessor)
                .json("{\"outcome\": \"accepted\", \"remark\": \"Page 3 holds the diploma.\"}")
                .post("/v1/assessment-items/" + item(objection) + "/verdicts");
        String upholding = "{\"outcome\": \"upheld\", \"reason\": \"Page 3 holds the diploma.\"}";
        Answer own = api.as(registrar).json(upholding).post(objection + "/decisions");
        Answer upheld = api.as(people.anAccount(Role.REGISTRAR)).json(upholding).post(objection + "/decisions");

        assertThat(objected.status()).isEqualTo(201);
        assertThat(objected.json().path("suspends").asBoolean()).isFalse();
        assertThat(objected().problem()).isEqualTo("already-objected");
        assertThat(shown.json().path("grounds").asString()).isEqualTo("The diploma was there.");
        assertThat(own.problem()).isEqualTo("own-case");
        assertThat(upheld.json().path("state").asString()).isEqualTo("upheld");
        String anew = upheld.json().path("replacedBy").path("id").asString();
        assertThat(api.as(applicant)
                        .get("/v1/applications/" + anew)
                        .json()
                        .path("registrationNumber")
                        .asString())
                .matches("\\d{9}");
        assertThat(api.as(applicant).get(application).json().path("state").asString())
                .isEqualTo("refused");
        assertThat(api.as(applicant)
                        .get(objection)
                        .json()
                        .path("advice")
                        .path("remark")
                        .asString())
                .isEqualTo("Page 3 holds the diploma.");
    }

    @Test
    void itIsDismissedOnlyAfterTheDeskWasHeardAndPartOfItOnlyWhenThePartIsNamed() {
        String objection = objected().header("Location").orElseThrow();
        String other = people.anAccount(Role.REGISTRAR);

        assertThat(api.as(other)
                        .json("{\"outcome\": \"dismissed\", \"reason\": \"It stands.\"}")
                        .post(objection + "/decisions")
                        .problem())
                .isEqualTo("objection-not-in-that-state");
        assertThat(api.as(other)
                        .json("{\"outcome\": \"partly-upheld\", \"reason\": \"In part.\"}")
                        .post(objection + "/decisions")
                        .faults())
                .containsExactly("/occupations required");
        assertThat(api.as(other).get("/v1/objections?state=submitted&limit=200").status())
                .isEqualTo(200);
    }

    @Test
    void anObjectionIsItsObjectorsAndTheOfficesOnly() {
        String objection = objected().header("Location").orElseThrow();
        String stranger = people.anAccount(Role.PROFESSIONAL);

        assertThat(api.as(stranger).get(objection).status()).isEqualTo(404);
        assertThat(api.as(stranger).post(objection + "/withdrawals").status()).isEqualTo(404);
        assertThat(api.as(stranger)
                        .json(body(application.substring(application.lastIndexOf('/') + 1)))
                        .post("/v1/objections")
                        .problem())
                .isEqualTo("nothing-to-object-to");
        assertThat(api.as(applicant)
                        .post(objection + "/withdrawals")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("withdrawn");
        assertThat(api.as(applicant).get("/v1/objections").json().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void afterTheTermTheDateIsToldAndAnExcuseIsWeighed() {
        jdbc.sql("update application set object_until = date '2020-01-01' where id = cast(:id as uuid)")
                .param("id", application.substring(application.lastIndexOf('/') + 1))
                .update();
        Answer late = objected();
        Answer excused = api.as(applicant)
                .json(body(application.substring(application.lastIndexOf('/') + 1))
                        .replace("\"ground\":", "\"excuse\": \"In hospital.\", \"ground\":"))
                .post("/v1/objections");
        Answer admitted = api.as(people.anAccount(Role.REGISTRAR))
                .json("{\"outcome\": \"excused\", \"reason\": \"A letter of the hospital was seen.\"}")
                .post(excused.header("Location").orElseThrow() + "/admissions");

        assertThat(late.problem()).isEqualTo("objection-late");
        assertThat(late.json().path("detail").asString()).contains("2020-01-01");
        assertThat(excused.json().path("state").asString()).isEqualTo("late");
        assertThat(admitted.json().path("state").asString()).isEqualTo("submitted");
    }
}
