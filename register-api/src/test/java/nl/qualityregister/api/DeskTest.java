package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Documents;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The review desk over HTTP. */
@ApiTest
class DeskTest {
    private static final String ACCEPTED = "{\"outcome\": \"accepted\"}";

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoDeclaredAnInterestFindsNeitherItemNorFileAndTheAttemptIsKept() {
        People.Professional owner = people.aJobCoach();
        String place = handedIn(owner, "8");
        String file = api.as(people.anAccount(Role.ASSESSOR))
                .get(place)
                .json()
                .path("files")
                .path(0)
                .path("fileId")
                .asString();
        Account sister = people.account(Role.ASSESSOR);
        Answer declared = api.as(sister.subject())
                .json("{\"registrationNumber\": \"%s\", \"note\": \"mijn zus\"}".formatted(owner.number()))
                .post("/v1/interests");

        List<Answer> refused = List.of(
                api.as(sister.subject()).get(place),
                api.as(sister.subject()).get(place + "/files/" + file),
                api.as(sister.subject()).post(place + "/claims"),
                api.as(sister.subject()).json(ACCEPTED).post(place + "/verdicts"));

        assertThat(declared.status()).isEqualTo(201);
        assertThat(refused).extracting(Answer::status).containsOnly(404);
        assertThat(queue(sister.subject(), "")).doesNotContain(place);
        assertThat(attempts(sister, place)).isEqualTo(4);
    }

    @Test
    void anInterestIsOnesOwnAndItsEndNeverLiesInThePast() {
        Account assessor = people.account(Role.ASSESSOR);
        String registrar = people.anAccount(Role.REGISTRAR);
        Answer declared = api.as(registrar)
                .json("{\"account\": \"%s\", \"register\": \"krsd-demo\"}".formatted(assessor.id()))
                .post("/v1/interests");
        String endings = "/v1/interests/" + declared.json().path("interestId").asString() + "/endings";

        Answer listed = api.as(assessor.subject()).get("/v1/interests");
        Answer others = api.as(people.anAccount(Role.ASSESSOR)).get("/v1/interests?account=" + assessor.id());
        Answer past = api.as(assessor.subject())
                .json("{\"lastDay\": \"%s\"}".formatted(businessDay.today().minusDays(1)))
                .post(endings);
        Answer ended = api.as(assessor.subject())
                .json("{\"lastDay\": \"%s\"}".formatted(businessDay.today()))
                .post(endings);
        Answer both = api.as(assessor.subject())
                .json("{\"register\": \"krsd-demo\", \"organisation\": \"keurraad-leren\"}")
                .post("/v1/interests");
        Answer unknown = api.as(assessor.subject())
                .json("{\"organisation\": \"nowhere\"}")
                .post("/v1/interests");

        assertThat(listed.json().path("items").size()).isEqualTo(1);
        assertThat(others.status()).isEqualTo(404);
        assertThat(past.faults()).containsExactly("/lastDay day-is-past");
        assertThat(ended.json().path("until").asString())
                .isEqualTo(businessDay.today().toString());
        assertThat(both.faults()).containsExactly(" one-of-three");
        assertThat(unknown.faults()).containsExactly("/organisation unknown-value");
    }

    @Test
    void theQueueIsFilteredAndSaysHowAnItemStands() {
        String place = handedIn(people.aJobCoach(), "8");
        String assessor = people.anAccount(Role.ASSESSOR);
        api.as(assessor).post(place + "/claims");

        Answer read = api.as(assessor).get(place);

        assertThat(queue(assessor, "&mine=true")).containsExactly(place);
        assertThat(queue(assessor, "&mine=true&kind=objection")).isEmpty();
        assertThat(queue(assessor, "&mine=true&occupation=job-coach&body=keurraad-leren&category=reflection"))
                .containsExactly(place);
        assertThat(queue(assessor, "&mine=true&overdue=true")).isEmpty();
        assertThat(read.json().path("conflictCheck").path("comparedByText").asBoolean(true))
                .isFalse();
        assertThat(read.json().path("dueOn").asString())
                .isEqualTo(businessDay.today().plusYears(2).toString());
    }

    @Test
    void whatIsMissingFromAVerdictIsToldAtOnce() {
        String place = handedIn(people.aJobCoach(), "8");
        String assessor = people.anAccount(Role.ASSESSOR);

        Answer answer = api.as(assessor)
                .json("{\"outcome\": \"asked-back\", \"terms\": {\"points\": \"x\"}}")
                .post(place + "/verdicts");
        Answer more = api.as(assessor)
                .json("{\"outcome\": \"accepted\", \"terms\": {\"points\": \"9\"}}")
                .post(place + "/verdicts");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder("/reason required", "/answerBy required", "/terms/points unknown-field");
        assertThat(more.faults()).containsExactly("/terms/points in-part-required");
    }

    @Test
    void twoJudgeWhatIsWorthMuchAndTheRegistrarWhereTheyDiffer() {
        String place = handedIn(people.aJobCoach(), "44");
        String first = people.anAccount(Role.ASSESSOR);
        String second = people.anAccount(Role.ASSESSOR);
        String registrar = people.anAccount(Role.REGISTRAR);

        Answer hidden = api.as(registrar).get(place);
        Answer passed = api.as(first).json(ACCEPTED).post(place + "/verdicts");
        Answer blind = api.as(second).get(place);
        Answer again = api.as(first).json(ACCEPTED).post(place + "/verdicts");
        Answer differs = api.as(second)
                .json("{\"outcome\": \"rejected\", \"reason\": \"not-recognised\"}")
                .post(place + "/verdicts");
        Answer both = api.as(registrar).get(place);
        Answer concluded = api.as(registrar).json(ACCEPTED).post(place + "/verdicts");

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(passed.json().path("stage").asString()).isEqualTo("second");
        assertThat(blind.json().path("judgements").size()).isZero();
        assertThat(again.problem()).isEqualTo("item-judged-by-you");
        assertThat(differs.json().path("stage").asString()).isEqualTo("moderation");
        assertThat(both.json().path("judgements").size()).isEqualTo(2);
        assertThat(concluded.json().path("state").asString()).isEqualTo("concluded");
    }

    @Test
    void manyAreJudgedAsWasShownAndNothingTwice() {
        String assessor = people.anAccount(Role.ASSESSOR);
        String items = "[\"%s\", \"%s\"]"
                .formatted(id(handedIn(people.aJobCoach(), "8")), id(handedIn(people.aJobCoach(), "6")));
        String asked = "\"items\": %s, \"verdict\": %s".formatted(items, ACCEPTED);

        Answer preview = api.as(assessor).json("{" + asked + "}").post("/v1/assessment-items/_preview");
        String order = "{\"digest\": \"%s\", %s}"
                .formatted(preview.json().path("digest").asString(), asked);
        Answer done =
                api.as(assessor).key(UUID.randomUUID().toString()).json(order).post("/v1/assessment-verdicts");
        Answer again = api.as(assessor).json(order).post("/v1/assessment-verdicts");

        assertThat(preview.json().path("rows").valueStream())
                .extracting(row -> row.path("result").asString())
                .containsExactly("concluded", "concluded");
        assertThat(done.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("bulk-preview-outdated");
    }

    @Test
    void figuresAreForAssessorsRegistrarAndAuditor() {
        api.as(people.anAccount(Role.ASSESSOR)).json(ACCEPTED).post(handedIn(people.aJobCoach(), "8") + "/verdicts");
        String auditor = people.anAccount(Role.AUDITOR);

        JsonNode levels =
                api.as(auditor).get("/v1/assessment-service-levels").json().path("levels");
        Answer agreement = api.as(auditor).get("/v1/assessment-agreement?register=krsd-demo");

        assertThat(levels.valueStream()
                        .filter(level -> level.path("kind").asString().equals("evidence")))
                .anySatisfy(level -> {
                    assertThat(level.path("concluded").asLong()).isPositive();
                    assertThat(level.path("withinTerm").asDouble()).isEqualTo(1.0);
                });
        assertThat(agreement.json().path("fewestPairs").asInt()).isEqualTo(5);
    }

    private String handedIn(People.Professional owner, String points) {
        String file = api.as(owner.subject())
                .key(UUID.randomUUID().toString())
                .file("bewijs.pdf", Documents.aPdf())
                .post("/v1/files")
                .json()
                .path("fileId")
                .asString();
        Answer drafted = api.as(owner.subject())
                .json("""
                        {"register": "krsd-demo", "files": ["%s"],
                         "claim": {"kind": "activity", "title": "Reflectie", "type": "coaching", "category": "reflection",
                                   "completedOn": "%s", "points": "%s"}}
                        """.formatted(file, LocalDate.of(2024, 5, 5), points))
                .post("/v1/evidence");
        api.as(owner.subject())
                .with("If-Match", drafted.header("ETag").orElseThrow())
                .post(drafted.header("Location").orElseThrow() + "/submissions");
        return "/v1/assessment-items/"
                + jdbc.sql("select id from desk_item where subject = :subject")
                        .param(
                                "subject",
                                "evidence:" + drafted.json().path("evidenceId").asString())
                        .query(String.class)
                        .single();
    }

    private static String id(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /** All pages of it. */
    private List<String> queue(String assessor, String filter) {
        List<String> places = new ArrayList<>();
        Optional<String> next = Optional.of("/v1/assessment-items?limit=100" + filter);
        while (next.isPresent()) {
            Answer page = api.as(assessor).get(next.get());
            assertThat(page.status()).isEqualTo(200);
            page.json()
                    .path("items")
                    .forEach(item -> places.add(
                            "/v1/assessment-items/" + item.path("itemId").asString()));
            next = page.header("Link").map(link -> link.replaceAll("^<|>.*$", ""));
        }
        return places;
    }

    private long attempts(Account assessor, String place) {
        Map<String, Object> row = jdbc.sql("""
                select count(*) as attempts
                from trail_entry
                where actor = :actor
                  and act = 'refused'
                  and object = :object
                  and cardinality(subjects) = 1
                """)
                .param("actor", "account:" + assessor.id())
                .param("object", "item:" + id(place))
                .query()
                .singleRow();
        return (Long) row.get("attempts");
    }
}
