package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From a provider's application to a professional's credit and back, over HTTP, each with his or her own token. */
@ApiTest
class CourseWayTest {
    private static final String CONTENT = """
            {"title": "Schulden en gedrag", "type": "course", "topic": "debt", "knowledgeSources": ["scientific", "experiential"],
             "delivery": "classroom", "sessions": [{"title": "Een", "minutes": 240, "breakMinutes": 30}, {"title": "Twee", "minutes": 240,
             "breakMinutes": 30}], "selfStudyMinutes": 60, "goals": ["Herkent schaarste"],
             "lecturers": [{"name": "A. Vaste", "role": "trainer"}]}
            """;

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Cycles cycles;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Test
    void theWholeWayFromApplicationToCreditAndBack() {
        LocalDate today = businessDay.today();
        OrganisationId organisation = people.anOrganisation(OrganisationKind.PROVIDER);
        String own = organisation.value();
        String provider = people.accountFor(Role.PROVIDER, organisation).subject();
        String assessor = people.anAccount(Role.ASSESSOR);
        String otherAssessor = people.anAccount(Role.ASSESSOR);
        People.Professional professional = people.aJobCoach();
        People.Professional second = people.aJobCoach();
        cycles.open(List.of(cycle(professional), cycle(second)));
        alsoInTheOtherRegister(professional);
        alsoInTheOtherRegister(second);

        // the provider drafts a course and applies to two registers
        JsonNode draft = api.as(provider)
                .json("{\"content\": " + CONTENT + "}")
                .post("/v1/own-courses")
                .json();
        String course = draft.path("course").asString();
        assertThat(draft.path("hours").asString()).isEqualTo("8");
        Answer applied = api.as(provider).json("""
                {"course": "%s", "version": 1, "registers": ["krsd-demo", "other-register"]}
                """.formatted(course)).post("/v1/accreditation-applications");
        assertThat(applied.status()).as(applied.text()).isEqualTo(201);

        // two bodies decide differently
        conclude(assessor, own, "krsd-demo", """
                {"outcome": "accepted", "terms": {"points": [{"category": "training", "points": "6"}],
                 "validFrom": "%s", "validUntil": "%s"}}
                """.formatted(today.minusMonths(1), today.plusYears(1)));
        conclude(otherAssessor, own, "other-register", """
                {"outcome": "rejected", "reason": "outside-profession", "remark": "Past niet bij dit register."}
                """);
        JsonNode statement =
                api.as(provider).get("/v1/accreditation-applications").json();
        assertThat(statement
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("state").asString()))
                .containsExactlyInAnyOrder("granted", "rejected");
        assertThat(api.asPublic()
                        .get("/v1/courses/" + course)
                        .json()
                        .path("accreditations")
                        .size())
                .isOne();

        // an edition is added, and attendance sent as JSON and as CSV
        JsonNode edition = api.as(provider)
                .json("{\"startsOn\": \"%s\", \"endsOn\": \"%s\", \"sessions\": 2}"
                        .formatted(today.minusDays(1), today))
                .post("/v1/courses/" + course + "/editions")
                .json();
        String code = edition.path("code").asString();
        String asJson = """
                {"rows": [{"edition": "%s", "registrationNumber": "KR-%s"}]}
                """.formatted(code, professional.number());
        assertThat(api.as(provider)
                        .json(asJson)
                        .post("/v1/attendances?dryRun=true")
                        .json()
                        .path("recorded")
                        .asInt())
                .isOne();
        assertThat(credits(professional)).isEmpty();
        assertThat(api.as(provider)
                        .json(asJson)
                        .post("/v1/attendances")
                        .json()
                        .path("recorded")
                        .asInt())
                .isOne();
        JsonNode csv = api.as(provider)
                .content(
                        "text/csv",
                        "\ufeffedition;registration_number;session\n%s;%s;\n%s;%s;1\n"
                                .formatted(code, professional.number(), code, second.number()))
                .post("/v1/attendances")
                .json();
        assertThat(csv.path("results")
                        .valueStream()
                        .map(one -> one.path("result").asString()))
                .containsExactly("already-known", "recorded");
        JsonNode pasted = api.as(provider)
                .json("{\"numbers\": \"nr. %s\\n12345\", \"session\": 2}".formatted(second.number()))
                .post("/v1/editions/" + code + "/attendances")
                .json();
        assertThat(pasted.path("results")
                        .valueStream()
                        .map(one -> one.path("result").asString()))
                .containsExactly("recorded", "rejected");

        // each sees the credit, what it counts for and why, in either language; in the register that refused there is
        // nothing
        for (People.Professional one : List.of(professional, second)) {
            assertThat(credits(one)).containsExactly("attendance 6 Schulden en gedrag");
            assertThat(balance(one)).isEqualTo("training 6 8 1");
            assertThat(counted(one)).containsEntry("total", "6").containsEntry("accredited-training", "6");
            assertThat(explanation(one, "accredited-training", "nl"))
                    .contains("Wat meetelt: 6 punten. Nodig: 80 punten. U mist nog: 74 punten.");
            assertThat(explanation(one, "accredited-training", "en"))
                    .contains("What counts: 6 points. Needed: 80 points. You still lack: 74 points.");
            assertThat(ledger(one, "krsd-demo")).containsExactly("attendance " + code + ":training 6 stands");
            assertThat(ledger(one, "other-register")).isEmpty();
        }

        // the provider voids one row, and the balance follows
        JsonNode voided = api.as(provider)
                .json("""
                        {"reason": "Was er niet.", "rows": [{"edition": "%s", "registrationNumber": "%s"}]}
                        """.formatted(code, professional.number()))
                .post("/v1/attendance-voids")
                .json();
        assertThat(voided.path("voided").asInt()).isOne();
        assertThat(credits(professional)).isEmpty();
        assertThat(balance(professional)).isEqualTo("training 0 0 0");
        assertThat(counted(professional)).containsEntry("total", "0").containsEntry("accredited-training", "0");
        assertThat(explanation(professional, "accredited-training", "nl"))
                .contains("Er telt nog niets mee.", "U mist nog: 80 punten.");
        assertThat(ledger(professional, "krsd-demo"))
                .containsExactly(
                        "attendance " + code + ":training 6 taken back",
                        "attendance " + code + ":training 6 takes back: Was er niet.");
        assertThat(credits(second)).hasSize(1);
        assertThat(balance(second)).isEqualTo("training 6 8 1");
        assertThat(counted(second)).containsEntry("total", "6");
    }

    @Test
    void anotherProvidersThingsAreNotThere() {
        String provider = people.anAccount(Role.PROVIDER);
        String stranger = people.anAccount(Role.PROVIDER);
        String course = api.as(provider)
                .json("{\"content\": " + CONTENT + "}")
                .post("/v1/own-courses")
                .json()
                .path("course")
                .asString();

        assertThat(api.as(stranger).get("/v1/courses/" + course + "/versions/1").status())
                .isEqualTo(404);
        assertThat(api.as(stranger)
                        .json("{}")
                        .post("/v1/courses/" + course + "/copies")
                        .status())
                .isEqualTo(404);
        assertThat(api.asPublic().get("/v1/courses/" + course).status()).isEqualTo(404);
    }

    @Test
    void aDraftSavedWithAnOldVersionIsRefused() {
        String provider = people.anAccount(Role.PROVIDER);
        Answer draft = api.as(provider).json("{\"content\": " + CONTENT + "}").post("/v1/own-courses");
        String place = draft.header("Location").orElseThrow();
        String tag = draft.header("ETag").orElseThrow();

        Answer first = api.as(provider)
                .with("If-Match", tag)
                .json("{\"content\": " + CONTENT + "}")
                .put(place);
        Answer second = api.as(provider)
                .with("If-Match", tag)
                .json("{\"content\": " + CONTENT + "}")
                .put(place);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(412);
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWithWhatToDo() {
        String provider = people.anAccount(Role.PROVIDER);

        Answer latin = api.as(provider)
                .bytes(
                        "text/csv",
                        "edition;registration_number\nX;\u00e9\u00e9n\n".getBytes(StandardCharsets.ISO_8859_1))
                .post("/v1/attendances");
        Answer columns =
                api.as(provider).content("text/csv", "cursus;nummer\nX;1\n").post("/v1/attendances");
        Answer endless =
                api.as(provider).content("text/csv", "x".repeat(5 << 20)).post("/v1/attendances");

        assertThat(latin.json().path("faults").path(0).path("code").asString()).isEqualTo("wrong-encoding");
        assertThat(columns.json().path("faults").path(0).path("code").asString())
                .isEqualTo("other-columns");
        assertThat(endless.status()).isEqualTo(413);
    }

    @Test
    void aProfessionalBooksASeatAndPlansAnActivityOfHerOwn() {
        LocalDate today = businessDay.today();
        String provider = people.anAccount(Role.PROVIDER);
        People.Professional professional = people.aJobCoach();
        String course = api.as(provider)
                .json("{\"content\": " + CONTENT + "}")
                .post("/v1/own-courses")
                .json()
                .path("course")
                .asString();
        api.as(provider)
                .json("{\"course\": \"%s\", \"version\": 1, \"registers\": [\"krsd-demo\"]}".formatted(course))
                .post("/v1/accreditation-applications");
        String edition = api.as(provider)
                .json("{\"startsOn\": \"%s\", \"endsOn\": \"%s\", \"seats\": 1}"
                        .formatted(today.plusDays(9), today.plusDays(9)))
                .post("/v1/courses/" + course + "/editions")
                .json()
                .path("code")
                .asString();

        JsonNode booked = api.as(professional.subject())
                .json("{}")
                .post("/v1/editions/" + edition + "/bookings")
                .json();
        String booking =
                booked.path("results").path(0).path("booking").path("id").asString();
        Answer strange = api.as(people.aJobCoach().subject()).post("/v1/bookings/" + booking + "/cancellations");
        Answer own = api.as(professional.subject()).post("/v1/bookings/" + booking + "/cancellations");
        Answer plan = api.as(professional.subject())
                .json("""
                        {"register": "krsd-demo", "title": "Intervisie", "completedOn": "%s", "category": "intervision",
                         "type": "session", "hours": "2"}
                        """.formatted(today.plusDays(3)))
                .post("/v1/plans");

        assertThat(booked.path("results").path(0).path("result").asString()).isEqualTo("booked");
        assertThat(strange.status()).isEqualTo(404);
        assertThat(own.json().path("state").asString()).isEqualTo("cancelled");
        assertThat(plan.status()).isEqualTo(201);
        assertThat(api.as(professional.subject())
                        .get("/v1/plans")
                        .json()
                        .path("items")
                        .size())
                .isOne();
    }

    private void conclude(String assessor, String provider, String register, String conclusion) {
        String item = find(assessor, provider, register);
        Answer claimed = api.as(assessor).post("/v1/assessment-items/" + item + "/claims");
        assertThat(claimed.status()).as(claimed.text()).isLessThan(300);
        Answer concluded = api.as(assessor).json(conclusion).post("/v1/assessment-items/" + item + "/verdicts");
        assertThat(concluded.status()).as(concluded.text()).isLessThan(300);
    }

    private String find(String assessor, String provider, String register) {
        String after = "";
        while (true) {
            JsonNode items = api.as(assessor)
                    .get("/v1/assessment-items?limit=200" + after)
                    .json()
                    .path("items");
            for (JsonNode item : items) {
                if (item.path("provider").asString().equals(provider)
                        && item.path("register").asString().equals(register)) {
                    return item.path("itemId").asString();
                }
            }
            assertThat(items.size()).as("the item is in the queue").isPositive();
            after = "&after=" + items.path(items.size() - 1).path("itemId").asString();
        }
    }

    private List<String> credits(People.Professional professional) {
        return api.as(professional.subject())
                .get("/v1/registrations/" + professional.number() + "/dossier")
                .json()
                .path("cycles")
                .path(0)
                .path("credits")
                .valueStream()
                .map(credit -> credit.path("source").path("kind").asString() + " "
                        + credit.path("points").asString() + " "
                        + credit.path("title").asString())
                .toList();
    }

    private JsonNode dossier(People.Professional professional, String language) {
        return api.as(professional.subject())
                .with("Accept-Language", language)
                .get("/v1/registrations/" + professional.number() + "/dossier")
                .json()
                .path("cycles")
                .path(0);
    }

    /** By category: points, hours, how many entries stand. */
    private String balance(People.Professional professional) {
        return dossier(professional, "en")
                .path("balances")
                .valueStream()
                .map(one -> one.path("category").asString() + " "
                        + one.path("points").asString() + " "
                        + one.path("hours").asString() + " "
                        + one.path("entries").asLong())
                .collect(Collectors.joining(", "));
    }

    private Stream<JsonNode> rules(People.Professional professional, String language) {
        return dossier(professional, language)
                .path("cycle")
                .path("verdict")
                .path("rules")
                .valueStream();
    }

    private Map<String, String> counted(People.Professional professional) {
        return rules(professional, "en")
                .collect(Collectors.toMap(
                        rule -> rule.path("rule").asString(),
                        rule -> rule.path("counted").asString()));
    }

    private String explanation(People.Professional professional, String rule, String language) {
        return rules(professional, language)
                .filter(one -> one.path("rule").asString().equals(rule))
                .map(one -> one.path("text").asString())
                .collect(Collectors.joining());
    }

    private List<String> ledger(People.Professional professional, String register) {
        return api.as(professional.subject())
                .get("/v1/registrations/" + professional.number() + "/ledger?register=" + register)
                .json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("source").path("kind").asString() + " "
                        + entry.path("source").path("key").asString() + " "
                        + entry.path("points").asString() + " "
                        + (entry.has("reverses")
                                ? "takes back: " + entry.path("reason").asString()
                                : entry.has("takenBackBy") ? "taken back" : "stands"))
                .toList();
    }

    private void alsoInTheOtherRegister(People.Professional professional) {
        LocalDate today = businessDay.today();
        roll.append(List.of(Registrations.registered(
                new Registration(professional.person().id(), new RegisterId("other-register"), Professionals.JOB_COACH),
                today.minusYears(2),
                today.plusYears(2))));
    }

    private NewCycle cycle(People.Professional professional) {
        LocalDate today = businessDay.today();
        return new NewCycle(
                professional.person().id(),
                new RegisterId("krsd-demo"),
                Professionals.NORM,
                Set.of(Professionals.JOB_COACH),
                0,
                today.minusYears(2),
                today.plusYears(2).minusDays(1));
    }
}
