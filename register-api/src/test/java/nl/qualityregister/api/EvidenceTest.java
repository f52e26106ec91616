package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Documents;
import nl.qualityregister.api.support.People;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.norm.NormSetId;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.support.AtOnce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ApiTest
class EvidenceTest {
    private static final String DRAFT = """
            {"register": "krsd-demo", "claim": {"kind": "activity", "title": "Reflectie met coach", "type": "coaching",
             "category": "reflection", "completedOn": "2025-03-01", "points": "4"}}
            """;

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Cycles cycles;

    @Autowired
    JdbcClient jdbc;

    People.Professional professional;

    @BeforeEach
    void aProfessional() {
        professional = people.aJobCoach();
    }

    @Test
    void aDraftIsSavedByOneWhoHasSeenIt() {
        Answer drafted = mine().json(DRAFT).post("/v1/evidence");
        String place = drafted.header("Location").orElseThrow();
        String version = drafted.header("ETag").orElseThrow();
        String claim = "{\"claim\": {\"kind\": \"activity\", \"title\": \"Reflectie\"}}";

        Answer blind = mine().json(claim).put(place);
        Answer saved = mine().with("If-Match", version).json(claim).put(place);
        Answer stale = mine().with("If-Match", version).json(claim).put(place);
        Answer nonsense = mine().with("If-Match", "*").json(claim).put(place);

        assertThat(blind.status()).isEqualTo(428);
        assertThat(blind.problem()).isEqualTo("precondition-required");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.header("ETag").orElseThrow()).isNotEqualTo(version);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("evidence-changed-meanwhile");
        assertThat(nonsense.status()).isEqualTo(412);
    }

    @Test
    void whoHandsInOrWithdrawsWhatChangedMeanwhileIsTold() {
        Answer drafted = mine().json(DRAFT).post("/v1/evidence");
        String place = drafted.header("Location").orElseThrow();
        mine().with("If-Match", drafted.header("ETag").orElseThrow())
                .json("{\"claim\": {\"kind\": \"activity\", \"title\": \"Reflectie\"}}")
                .put(place);

        Answer submitted =
                mine().with("If-Match", drafted.header("ETag").orElseThrow()).post(place + "/submissions");
        Answer withdrawn = mine().with("If-Match", drafted.header("ETag").orElseThrow())
                .json("{\"reason\": \"Not mine.\"}")
                .post(place + "/withdrawals");

        assertThat(List.of(submitted.problem(), withdrawn.problem()))
                .containsExactly("evidence-changed-meanwhile", "evidence-changed-meanwhile");
    }

    @Test
    void ofSixteenWhoSaveTheSameDraftOneWinsAndNoTextIsLost() throws InterruptedException {
        Answer drafted = mine().json(DRAFT).post("/v1/evidence");
        String place = drafted.header("Location").orElseThrow();
        String version = drafted.header("ETag").orElseThrow();

        List<AtOnce.Ending<Answer>> endings = AtOnce.run(
                16,
                i -> () -> mine().with("If-Match", version)
                        .key("save-" + i)
                        .json("{\"claim\": {\"kind\": \"activity\", \"title\": \"Tekst " + i + "\"}}")
                        .put(place));

        List<Answer> answers = endings.stream().map(AtOnce.Ending::result).toList();
        List<Answer> late =
                answers.stream().filter(answer -> answer.status() == 412).toList();
        JsonNode versions = mine().get(place + "/versions").json().path("items");
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(late).hasSize(15);
        assertThat(late).allSatisfy(answer -> {
            JsonNode both = answer.json().path("versions");
            assertThat(both.at("/yours/claim/title").asString()).startsWith("Tekst ");
            assertThat(both.at("/yours/aside").asBoolean()).isTrue();
            assertThat(both.at("/standing/claim/title").asString())
                    .isEqualTo(mine().get(place).json().at("/claim/title").asString());
        });
        assertThat(versions.valueStream().map(one -> one.at("/claim/title").asString()))
                .containsAll(java.util.stream.IntStream.range(0, 16)
                        .mapToObj(i -> "Tekst " + i)
                        .toList())
                .hasSize(17);
    }

    @Test
    void whatHappenedInADecidedCycleIsRefusedWithTheDays() {
        cycles.archive(List.of(aCycle("2020-01-01", "2023-12-31")));
        cycles.open(List.of(aCycle("2024-01-01", "2027-12-31")));

        Answer late = submit(DRAFT.replace("2025-03-01", "2023-06-01"));
        Answer inTime = submit(DRAFT);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("evidence-after-closing");
        assertThat(late.json().path("detail").asString())
                .contains("2023-06-01")
                .contains("2020-01-01")
                .contains("2023-12-31");
        assertThat(inTime.status()).isEqualTo(201);
    }

    @Test
    void aDraftIsNotCorrectedButSaved() {
        Answer drafted = mine().json(DRAFT).post("/v1/evidence");

        Answer corrected = mine().json("{\"claim\": {\"kind\": \"activity\"}}")
                .post(drafted.header("Location").orElseThrow() + "/corrections");

        assertThat(corrected.status()).isEqualTo(409);
        assertThat(corrected.problem()).isEqualTo("evidence-not-in-that-state");
    }

    @Test
    void readingOnesOwnAndTryingAnothersAreBothOnTheTrail() {
        String place =
                mine().json(DRAFT).post("/v1/evidence").header("Location").orElseThrow();
        String file = mine().file("bewijs.pdf", Documents.aPdf())
                .post("/v1/files")
                .header("Location")
                .orElseThrow();
        String other = people.aJobCoach().subject();

        mine().get(place);
        mine().get(place + "/versions");
        api.as(other).get(place);
        api.as(other).with("If-Match", "\"0\"").post(place + "/submissions");
        api.as(other).get(file);

        assertThat(trail("evidence:" + place.replaceFirst(".*/", "")))
                .containsExactly(
                        "evidence-read own-file " + professional.number(),
                        "evidence-read own-file " + professional.number(),
                        "refused none " + professional.number(),
                        "refused none " + professional.number());
        assertThat(trail("file:" + file.replaceFirst(".*/", ""))).contains("refused none ");
    }

    private List<String> trail(String object) {
        return jdbc.sql("""
                        select act || ' ' || ground || ' ' || array_to_string(subjects, ',') from trail_entry
                        where object = :object
                        order by id
                        """).param("object", object).query(String.class).list();
    }

    private Answer submit(String draft) {
        Answer drafted = mine().json(draft).post("/v1/evidence");
        return mine().with("If-Match", drafted.header("ETag").orElseThrow())
                .post(drafted.header("Location").orElseThrow() + "/submissions");
    }

    private NewCycle aCycle(String from, String until) {
        return new NewCycle(
                professional.person().id(),
                new RegisterId("krsd-demo"),
                new NormVersion(new NormSetId("krsd-demo"), "2022"),
                Set.of(new OccupationCode("job-coach")),
                0,
                LocalDate.parse(from),
                LocalDate.parse(until));
    }

    @Test
    void everythingThatKeepsADraftFromBeingSubmittedIsToldAtOnce() {
        Answer drafted = mine().json(DRAFT.replace("2025-03-01", "2999-01-01")
                        .replace("\"4\"", "\"-4\"")
                        .replace("\"reflection\"", "\"gardening\""))
                .post("/v1/evidence");

        Answer submitted = mine().with("If-Match", drafted.header("ETag").orElseThrow())
                .post(drafted.header("Location").orElseThrow() + "/submissions");

        assertThat(submitted.status()).isEqualTo(400);
        assertThat(submitted.faults())
                .containsExactly(
                        "/claim/category unknown-value", "/claim/completedOn date-in-future", "/claim/points negative");
    }

    @Test
    void anothersEvidenceAndFilesAreNotThere() {
        String place =
                mine().json(DRAFT).post("/v1/evidence").header("Location").orElseThrow();
        String file = mine().file("bewijs.pdf", Documents.aPdf())
                .post("/v1/files")
                .header("Location")
                .orElseThrow();
        String other = people.aJobCoach().subject();
        String claim = "{\"claim\": {\"kind\": \"activity\"}}";

        assertThat(api.as(other).get(place).status()).isEqualTo(404);
        assertThat(api.as(other)
                        .with("If-Match", "\"0\"")
                        .json(claim)
                        .put(place)
                        .status())
                .isEqualTo(404);
        assertThat(api.as(other)
                        .with("If-Match", "\"0\"")
                        .post(place + "/submissions")
                        .status())
                .isEqualTo(404);
        assertThat(api.as(other).get(file).status()).isEqualTo(404);
        assertThat(api.as(other)
                        .json(DRAFT.replace(
                                "\"krsd-demo\",",
                                "\"krsd-demo\", \"files\": [\"%s\"],".formatted(file.replaceFirst(".*/", ""))))
                        .post("/v1/evidence")
                        .faults())
                .containsExactly("/files/0 unknown-file");
    }

    @Test
    void anotherDossierIsNotThereAndTheRegistrarsLookIsOnTheTrail() {
        String place = "/v1/registrations/" + professional.number() + "/dossier";
        String registrar = people.anAccount(Role.REGISTRAR);

        int own = mine().get(place).status();
        int others = api.as(people.aJobCoach().subject()).get(place).status();
        int offices = api.as(registrar).get(place).status();
        List<String> grounds = jdbc.sql("""
                        select ground from trail_entry
                        where act = 'dossier-read' and subjects = array[cast(:number as text)] order by id
                        """)
                .param("number", professional.number())
                .query(String.class)
                .list();

        assertThat(List.of(own, others, offices)).containsExactly(200, 404, 200);
        assertThat(grounds).containsExactly("own-file", "task:registrar");
    }

    @Test
    void aFileThatIsNotWhatItSaysIsRefused() {
        Answer answer = mine().file("bewijs.pdf", "no pdf at all".getBytes(StandardCharsets.UTF_8))
                .post("/v1/files");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("input-refused");
    }

    @Test
    void theSameUploadAgainIsTheSameFile() {
        String key = UUID.randomUUID().toString();
        byte[] pdf = Documents.aPdf();

        Answer first = mine().key(key).file("bewijs.pdf", pdf).post("/v1/files");
        Answer again = mine().key(key).file("bewijs.pdf", pdf).post("/v1/files");
        Answer other = mine().key(key).file("ander.pdf", pdf).post("/v1/files");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void evidenceIsWithdrawnWithAReason() {
        Answer drafted = mine().json(DRAFT).post("/v1/evidence");
        String place = drafted.header("Location").orElseThrow();
        Answer submitted =
                mine().with("If-Match", drafted.header("ETag").orElseThrow()).post(place + "/submissions");

        Answer withdrawn = mine().with("If-Match", submitted.header("ETag").orElseThrow())
                .json("{\"reason\": \"Twice the same.\"}")
                .post(place + "/withdrawals");

        assertThat(withdrawn.status()).isEqualTo(201);
        assertThat(withdrawn.json().path("state").asString()).isEqualTo("withdrawn");
    }

    @Test
    void herEvidenceIsListedInPieces() {
        for (int i = 0; i < 3; i++) {
            mine().json(DRAFT).post("/v1/evidence");
        }

        Answer first = mine().get("/v1/evidence?limit=2");
        Answer second = mine().get(first.header("Link").orElseThrow().replaceAll("^<(.*)>; rel=\"next\"$", "$1"));

        assertThat(first.json().path("items").size()).isEqualTo(2);
        assertThat(second.json().path("items").size()).isEqualTo(1);
        assertThat(second.header("Link")).isEmpty();
    }

    private nl.qualityregister.api.support.Call mine() {
        return api.as(professional.subject());
    }
}
