package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Professionals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** What bodies decide about courses, over HTTP: before a panel, against an objection, and taken back. */
@ApiTest
class AccreditationTest {
    private static final String OTHER = "other-register";
    private static final String CONTENT = """
            {"title": "Schulden en gedrag", "type": "course", "topic": "debt", "knowledgeSources": ["scientific"],
             "delivery": "classroom", "sessions": [{"title": "Een", "minutes": 240, "breakMinutes": 30}], "selfStudyMinutes": 0,
             "goals": ["Herkent schaarste"], "lecturers": [{"name": "A. Vaste", "role": "trainer"}]}
            """;

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Courses courses;

    @Autowired
    Cycles cycles;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    ApplicationContext rooms;

    private OrganisationId organisation;
    private String provider;
    private String registrar;

    @BeforeEach
    void aProvider() {
        organisation = people.anOrganisation(OrganisationKind.PROVIDER);
        provider = people.accountFor(Role.PROVIDER, organisation).subject();
        registrar = people.anAccount(Role.REGISTRAR);
    }

    @Test
    void aPanelIsHeardBeforeACourseIsAccreditedAndReadsWhatItJudges() {
        panel("[\"professional\", \"scientific\", \"experiential\"]");
        try {
            String application = applied();
            String first = people.anAccount(Role.ASSESSOR);
            JsonNode course = item(first, "accreditation", application).path("course");
            assertThat(course.path("content").path("goals").path(0).asString()).isEqualTo("Herkent schaarste");
            assertThat(course.path("content")
                            .path("lecturers")
                            .path(0)
                            .path("name")
                            .asString())
                    .isEqualTo("A. Vaste");
            assertThat(course.path("content").path("sessions").size()).isOne();
            assertThat(course.path("version").asInt()).isOne();
            assertThat(course.path("unheard").valueStream().map(JsonNode::asString))
                    .containsExactly("experiential", "professional", "scientific");

            Answer voiceless = judge(first, "accreditation", application, granted(null));
            assertThat(voiceless.status()).isEqualTo(400);
            assertThat(voiceless.faults()).containsExactly("/terms/source required");
            for (String source : List.of("scientific", "professional")) {
                Answer heard = judge(people.anAccount(Role.ASSESSOR), "accreditation", application, granted(source));
                assertThat(heard.status()).as(heard.text()).isEqualTo(201);
                assertThat(state(application)).isEqualTo("submitted");
            }
            judge(people.anAccount(Role.ASSESSOR), "accreditation", application, granted("experiential"));

            assertThat(state(application)).isEqualTo("granted");
        } finally {
            panel("[]");
        }
    }

    @Test
    void aProviderWhoObjectsAndIsRightIsJudgedAnewByOthers() {
        String application = applied();
        String refuser = people.anAccount(Role.ASSESSOR);
        judge(
                refuser,
                "accreditation",
                application,
                "{\"outcome\": \"rejected\", \"reason\": \"outside-profession\", \"remark\": \"Past niet.\"}");
        assertThat(state(application)).isEqualTo("rejected");
        String stranger = people.anAccount(Role.PROVIDER);
        String objection = """
                {"against": {"kind": "accreditation", "id": "%s"}, "ground": "substance", "grounds": "De doelen passen wel."}
                """.formatted(application);

        assertThat(api.as(stranger).json(objection).post("/v1/objections").status())
                .isEqualTo(404);
        Answer objected = api.as(provider).json(objection).post("/v1/objections");
        assertThat(objected.status()).as(objected.text()).isEqualTo(201);
        String id = objected.json().path("objectionId").asString();
        judge(people.anAccount(Role.ASSESSOR), "objection", id, "{\"outcome\": \"accepted\"}");
        Answer upheld = api.as(registrar)
                .json("{\"outcome\": \"upheld\", \"reason\": \"De doelen passen.\"}")
                .post("/v1/objections/" + id + "/decisions");

        assertThat(upheld.status()).as(upheld.text()).isEqualTo(201);
        assertThat(api.as(provider)
                        .get("/v1/objections/" + id)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("upheld");
        String anew = upheld.json().path("replacedBy").path("id").asString();
        assertThat(find(refuser, "accreditation", anew)).isEmpty();
        judge(people.anAccount(Role.ASSESSOR), "accreditation", anew, granted(null));
        assertThat(state(anew)).isEqualTo("granted");
        assertThat(state(application)).isEqualTo("rejected");
    }

    @Test
    void aWithdrawalShowsItsImpactFirstAndDoesWhatWasShown() {
        LocalDate today = businessDay.today();
        Learners learners = new Learners(rooms);
        People.Professional professional = people.aJobCoach();
        cycles.open(List.of(new NewCycle(
                professional.person().id(),
                new RegisterId("krsd-demo"),
                Professionals.NORM,
                Set.of(Professionals.JOB_COACH),
                0,
                today.minusYears(2),
                today.plusYears(2).minusDays(1))));
        var course = learners.aCourse(organisation, 6);
        EditionCode edition = learners.given(courses, course, today.minusDays(2), 1, null);
        api.as(provider)
                .json("{\"rows\": [{\"edition\": \"%s\", \"registrationNumber\": \"%s\"}]}"
                        .formatted(edition, professional.number()))
                .post("/v1/attendances");
        String order = """
                "course": "%s", "register": "krsd-demo", "firstDayWithout": "%s", "takeBackFrom": "%s"
                """.formatted(course.code(), today, today.minusDays(10));

        JsonNode preview = api.as(registrar)
                .json("{" + order + "}")
                .post("/v1/accreditation-withdrawals/_preview")
                .json();
        assertThat(preview.path("registrants").asInt()).isOne();
        assertThat(preview.path("points").asString()).isEqualTo("6");
        assertThat(balance(professional)).isEqualTo("6");
        Answer outdated = api.as(registrar)
                .json("{" + order + ", \"digest\": \"" + "0".repeat(64) + "\", \"reason\": \"Nooit gegeven.\"}")
                .post("/v1/accreditation-withdrawals");
        assertThat(outdated.status()).isEqualTo(409);
        assertThat(outdated.json().path("preview")).isEqualTo(preview);
        Answer done = api.as(registrar)
                .json("{" + order + ", \"digest\": \"" + preview.path("digest").asString()
                        + "\", \"reason\": \"Nooit gegeven.\"}")
                .post("/v1/accreditation-withdrawals");

        assertThat(done.status()).as(done.text()).isEqualTo(201);
        assertThat(done.json().path("credits").asInt())
                .isEqualTo(preview.path("credits").asInt());
        assertThat(done.json().path("points")).isEqualTo(preview.path("points"));
        assertThat(balance(professional)).isEqualTo("0");
        assertThat(courses.find(new CourseCode(course.code().value()))
                        .orElseThrow()
                        .accreditations())
                .allSatisfy(one -> assertThat(one.validUntil()).isEqualTo(today.minusDays(1)));
    }

    private String balance(People.Professional professional) {
        return api.as(professional.subject())
                .get("/v1/registrations/" + professional.number() + "/dossier")
                .json()
                .path("cycles")
                .path(0)
                .path("balances")
                .path(0)
                .path("points")
                .asString();
    }

    /** The application of a new course in the other register. */
    private String applied() {
        String course = api.as(provider)
                .json("{\"content\": " + CONTENT + "}")
                .post("/v1/own-courses")
                .json()
                .path("course")
                .asString();
        Answer applied = api.as(provider)
                .json("{\"course\": \"%s\", \"version\": 1, \"registers\": [\"%s\"]}".formatted(course, OTHER))
                .post("/v1/accreditation-applications");
        assertThat(applied.status()).as(applied.text()).isEqualTo(201);
        return applied.json().path("items").path(0).path("id").asString();
    }

    private String state(String application) {
        return api.as(provider)
                .get("/v1/accreditation-applications/" + application)
                .json()
                .path("state")
                .asString();
    }

    private void panel(String sources) {
        String place = "/v1/registers/" + OTHER + "/accreditation-setting";
        Answer standing = api.as(registrar).get(place);
        Answer saved = api.as(registrar)
                .with("If-Match", standing.header("ETag").orElseThrow())
                .json("{\"locksThoseInArrears\": false, \"panelSources\": %s, \"remindDaysBefore\": [60]}"
                        .formatted(sources))
                .put(place);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private Answer judge(String assessor, String kind, String id, String verdict) {
        String item = item(assessor, kind, id).path("itemId").asString();
        return api.as(assessor).json(verdict).post("/v1/assessment-items/" + item + "/verdicts");
    }

    private JsonNode item(String assessor, String kind, String id) {
        String item = find(assessor, kind, id).orElseThrow();
        return api.as(assessor).get("/v1/assessment-items/" + item).json();
    }

    private java.util.Optional<String> find(String assessor, String kind, String id) {
        String after = "";
        while (true) {
            JsonNode items = api.as(assessor)
                    .get("/v1/assessment-items?limit=200&kind=" + kind + after)
                    .json()
                    .path("items");
            for (JsonNode item : items) {
                if (item.path("subject").path("id").asString().equals(id)) {
                    return java.util.Optional.of(item.path("itemId").asString());
                }
            }
            if (items.isEmpty()) {
                return java.util.Optional.empty();
            }
            after = "&after=" + items.path(items.size() - 1).path("itemId").asString();
        }
    }

    private String granted(String source) {
        LocalDate today = businessDay.today();
        return """
                {"outcome": "accepted", "terms": {"points": [{"category": "training", "points": "6"}], "validFrom": "%s",
                 "validUntil": "%s"%s}}
                """.formatted(today, today.plusYears(1), source == null ? "" : ", \"source\": \"" + source + "\"");
    }
}
