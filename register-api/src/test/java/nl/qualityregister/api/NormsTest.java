package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Call;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.support.NormTexts;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class NormsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Norms norms;

    @Autowired
    BusinessDay businessDay;

    private final String set = NormTexts.anId();
    private final String register = NormTexts.anId();
    private String registrar;
    private String colleague;
    private LocalDate today;

    @BeforeEach
    void twoRegistrars() {
        registrar = people.anAccount(Role.REGISTRAR);
        colleague = people.anAccount(Role.REGISTRAR);
        today = businessDay.today();
    }

    @Test
    void everybodyReadsWhatARegisterRequires() {
        Answer one = api.asPublic().with("Accept-Language", "nl").get("/v1/norm-sets/krsd-demo/versions/2022");
        Answer listed = api.asPublic().get("/v1/norm-sets?limit=1");
        Answer next = api.asPublic().get(next(listed));
        Answer whole = api.asPublic().get("/v1/norm-sets/krsd-demo");

        assertThat(one.status()).isEqualTo(200);
        assertThat(one.json().path("rules").path(0).path("label").asString()).isEqualTo("Punten in totaal");
        assertThat(one.json().path("entryRules").size()).isEqualTo(4);
        assertThat(one.json().path("document").path("id").asString()).isEqualTo("krsd-demo");
        assertThat(one.json().path("effectiveFrom").asString()).isEqualTo("2015-01-01");
        assertThat(one.header("Content-Language")).hasValue("nl");
        assertThat(one.header("Cache-Control").orElse("")).contains("public").contains("max-age=300");
        assertThat(whole.json()
                        .path("versions")
                        .valueStream()
                        .map(version -> version.path("version").asString()))
                .contains("2022");
        assertThat(next.json().path("items").path(0).path("normSet").asString())
                .isGreaterThan(
                        listed.json().path("items").path(0).path("normSet").asString());
    }

    @Test
    void whatIsPublishedIsNotSentAgainToOneWhoHasItInHisLanguage() {
        for (String path : List.of(
                "/v1/norm-sets/krsd-demo/versions/2022", "/v1/norm-sets/krsd-demo", "/v1/registers/krsd-demo")) {
            String tag = api.asPublic()
                    .with("Accept-Language", "nl")
                    .get(path)
                    .header("ETag")
                    .orElseThrow();

            HttpResponse<byte[]> again = api.raw(HttpRequest.newBuilder(api.uri(path))
                    .header("If-None-Match", tag)
                    .header("Accept-Language", "nl")
                    .build());

            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
        String dutch = api.asPublic()
                .with("Accept-Language", "nl")
                .get("/v1/norm-sets/krsd-demo")
                .header("ETag")
                .orElseThrow();
        assertThat(api.asPublic()
                        .with("Accept-Language", "en")
                        .get("/v1/norm-sets/krsd-demo")
                        .header("ETag"))
                .isNotEqualTo(java.util.Optional.of(dutch));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String path : List.of(
                "/v1/norm-sets/none",
                "/v1/norm-sets/krsd-demo/versions/1900",
                "/v1/norm-sets/Not%20an%20id",
                "/v1/registers/none")) {
            assertThat(api.asPublic().get(path).status()).as(path).isIn(400, 404);
        }
        assertThat(api.asPublic()
                        .get("/v1/registers/krsd-demo")
                        .json()
                        .path("document")
                        .path("terms")
                        .path("viewDays")
                        .asInt())
                .isEqualTo(28);
    }

    @Test
    void aRegistrarAsksWhatANormSaysOfACase() {
        Answer dutch = api.as(registrar)
                .with("Accept-Language", "nl")
                .json("""
                        {"norm": {"normSet": "krsd-demo", "version": "2022"}, "case": %s}
                        """.formatted(caseOf("krsd-demo", "10")))
                .post("/v1/norm-sets/_evaluate");

        JsonNode total = dutch.json().path("verdict").path("rules").path(0);
        assertThat(dutch.status()).isEqualTo(200);
        assertThat(total.path("label").asString()).isEqualTo("Punten in totaal");
        assertThat(total.path("remaining").asString()).isEqualTo("150");
        assertThat(dutch.json().path("explanation").path("headline").asString()).startsWith("U voldoet nog niet");
        assertThat(dutch.json()
                        .path("explanation")
                        .path("rules")
                        .path(0)
                        .path("text")
                        .asString())
                .contains("U mist nog: 150 punten");
        assertThat(dutch.json().path("differences").toString()).contains("total");
    }

    @Test
    void withoutANormTheOneInForceJudgesAndAdmissionIsAskedApart() {
        Answer inForce = api.as(registrar)
                .json("{\"case\": " + caseOf("krsd-demo", "10") + "}")
                .post("/v1/norm-sets/_evaluate");
        Answer entry = api.as(registrar)
                .json("{\"part\": \"entry\", \"case\": " + caseOf("krsd-demo", "10") + "}")
                .post("/v1/norm-sets/_evaluate");
        Answer none = api.as(registrar)
                .json("{\"part\": \"entry\", \"case\": " + caseOf("vvn-nurse", "10") + "}")
                .post("/v1/norm-sets/_evaluate");

        assertThat(inForce.json().path("norm").path("version").asString()).isEqualTo("2022");
        assertThat(entry.json().path("verdict").path("outcome").asString()).isEqualTo("not-admissible");
        assertThat(none.faults()).containsExactly("/part no-entry-rules");
    }

    @Test
    void everyFaultOfACaseOrADocumentIsToldWithItsPlace() {
        Answer badCase = api.as(registrar)
                .json("{\"case\": " + caseOf("krsd-demo", "10").replace("\"completedOn\"", "\"completed\"") + "}")
                .post("/v1/norm-sets/_evaluate");
        Answer badNorm = api.as(registrar)
                .json("{\"document\": "
                        + NormTexts.norm(set, "1", register, today, 10)
                                .replace("\"from\": \"activities\"", "\"from\": \"activties\"")
                        + ", \"case\": " + caseOf(set, "10") + "}")
                .post("/v1/norm-sets/_evaluate");
        Answer twoNorms = api.as(registrar)
                .json("{\"document\": {}, \"draft\": \"" + UUID.randomUUID() + "\", \"case\": " + caseOf(set, "10")
                        + "}")
                .post("/v1/norm-sets/_evaluate");
        Answer unknown = api.as(registrar)
                .json("{\"case\": " + caseOf("no-such-norm", "10") + "}")
                .post("/v1/norm-sets/_evaluate");

        assertThat(badCase.faults())
                .contains("/case/activities/0 document-fault", "/case/activities/0/completed document-fault");
        assertThat(badNorm.faults()).containsExactly("/document/rules/0/counted/sum/from document-fault");
        assertThat(badNorm.text()).contains("did you mean");
        assertThat(twoNorms.faults()).containsExactly(" one-norm");
        assertThat(unknown.faults()).containsExactly("/case/norm no-such-norm");
    }

    @Test
    void aNormGoesFromDraftThroughFaultsTrialAndConsultationToBeingInForce() {
        String professional = people.anAccount(Role.PROFESSIONAL);
        String broken =
                NormTexts.norm(set, "1", register, today, 10).replace("\"of\": \"points\"", "\"of\": \"pints\"");
        Answer drafted = draft("norm-set", broken);
        String place = drafted.header("Location").orElseThrow();
        assertThat(drafted.json().path("faults").path(0).path("pointer").asString())
                .isEqualTo("/rules/0/counted/sum/of");
        assertThat(propose(place, "\"1\"").faults()).containsExactly("/document/rules/0/counted/sum/of document-fault");

        Answer saved = api.as(registrar)
                .with("If-Match", "\"1\"")
                .json("{\"document\": " + NormTexts.norm(set, "1", register, today, 10) + "}")
                .put(place);
        Answer trial = api.as(registrar)
                .json("{\"draft\": \"" + place.replaceFirst(".*/", "") + "\", \"case\": " + caseOf(set, "10") + "}")
                .post("/v1/norm-sets/_evaluate");
        Answer remark = api.as(professional)
                .json("{\"remark\": \"Ten points are too few.\"}")
                .post(place + "/remarks");
        Answer proposed = propose(place, "\"2\"");
        Answer alone = api.as(registrar).with("If-Match", "\"2\"").post(place + "/adoptions");
        Answer adopted = api.as(colleague).with("If-Match", "\"2\"").post(place + "/adoptions");

        assertThat(saved.json().path("faults").size()).isZero();
        assertThat(saved.header("ETag")).hasValue("\"2\"");
        assertThat(trial.json().path("verdict").path("met").asBoolean()).isTrue();
        assertThat(remark.json().path("capacity").asString()).isEqualTo("professional");
        assertThat(api.as(people.anAccount(Role.AUDITOR))
                        .get(place + "/remarks")
                        .json()
                        .path("items")
                        .path(0)
                        .path("remark")
                        .asString())
                .isEqualTo("Ten points are too few.");
        assertThat(proposed.json().path("state").asString()).isEqualTo("proposed");
        assertThat(alone.problem()).isEqualTo("norm-confirmed-by-proposer");
        assertThat(adopted.json().path("state").asString()).isEqualTo("adopted");
        assertThat(api.asPublic().get("/v1/norm-sets/" + set + "/versions/1").status())
                .isEqualTo(200);

        adopt(draft("register", NormTexts.register(register, set)));
        assertThat(norms.inForce(new RegisterId(register), new OccupationCode("tester"), today, 0)
                        .version()
                        .toString())
                .isEqualTo(set + "/1");
        assertThat(api.asPublic()
                        .get("/v1/registers/" + register)
                        .json()
                        .path("number")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theVersionThatIsFollowedShowsItsLastDayAndAnotherTag() {
        adopt(draft("norm-set", NormTexts.norm(set, "1", register, today, 10)));
        String place = "/v1/norm-sets/" + set + "/versions/1";
        String before = api.asPublic().get(place).header("ETag").orElseThrow();

        adopt(draft("norm-set", NormTexts.norm(set, "2", register, today.plusDays(7), 12)));

        Answer after = api.asPublic().get(place);
        assertThat(after.json().path("effectiveUntil").asString())
                .isEqualTo(today.plusDays(6).toString());
        assertThat(after.header("ETag").orElseThrow()).isNotEqualTo(before);
        assertThat(api.asPublic()
                        .get("/v1/norm-sets/" + set)
                        .json()
                        .path("versions")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void ofSixteenWhoSaveTheSameDraftAtOnceOneIsSavedAndTheOthersAreToldWhatStands() {
        String place = draft("norm-set", "{}").header("Location").orElseThrow();

        List<Answer> answers = Together.all(
                16,
                i -> api.as(registrar)
                        .with("If-Match", "\"1\"")
                        .json("{\"document\": {\"version\": \"" + i + "\"}}")
                        .put(place));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allMatch(answer -> answer.status() == 412 && answer.problem().equals("draft-changed-meanwhile"));
    }

    @Test
    void ofSixteenConfirmationsAtOnceOneAdoptsAndTheOthersAreToldThatItIsDone() {
        String place = draft("norm-set", NormTexts.norm(set, "1", register, today, 10))
                .header("Location")
                .orElseThrow();
        propose(place, "\"1\"");

        List<Answer> answers = Together.all(
                16, i -> api.as(colleague).with("If-Match", "\"1\"").post(place + "/adoptions"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.status() == 409 && answer.problem().equals("draft-already-adopted"));
    }

    @Test
    void aDraftIsReadInPiecesTheNewestFirst() {
        String older = draft("norm-set", "{}").json().path("draftId").asString();
        String newer = draft("register", "{}").json().path("draftId").asString();

        Answer first = api.as(registrar).get("/v1/norm-drafts?limit=1");
        Answer second = api.as(registrar).get("/v1/norm-drafts?limit=1&after=" + newer);

        assertThat(first.json().path("items").path(0).path("kind").asString()).isEqualTo("register");
        assertThat(first.header("Link")).isPresent();
        assertThat(second.json().path("items").path(0).path("draftId").asString())
                .isEqualTo(older);
    }

    private static String next(Answer answer) {
        return answer.header("Link").orElseThrow().replaceAll("^<(.*)>; rel=\"next\"$", "$1");
    }

    private Answer draft(String kind, String document) {
        return api.as(registrar)
                .json("{\"kind\": \"" + kind + "\", \"document\": " + document + "}")
                .post("/v1/norm-drafts");
    }

    private Answer propose(String place, String tag) {
        Call call = api.as(registrar).with("If-Match", tag);
        return call.json("{\"reason\": \"The council decided so.\"}").post(place + "/proposals");
    }

    private void adopt(Answer drafted) {
        String place = drafted.header("Location").orElseThrow();
        propose(place, "\"1\"");
        assertThat(api.as(colleague)
                        .with("If-Match", "\"1\"")
                        .post(place + "/adoptions")
                        .status())
                .isEqualTo(201);
    }

    private static String caseOf(String norm, String points) {
        return """
                {"case": "one", "norm": "%s", "about": "One course.", "renewal": 0,
                 "period": {"start": "2024-01-01", "end": "2024-12-31"}, "evaluatedOn": "2024-12-31",
                 "activities": [{"id": "a1", "type": "course", "category": "training", "completedOn": "2024-05-05",
                                 "points": "%s", "hours": null}],
                 "practice": [],
                 "expect": {"outcome": "not-met", "excluded": [],
                            "rules": {"total": {"required": "160", "counted": "11", "met": false}}}}
                """.formatted(norm, points);
    }
}
