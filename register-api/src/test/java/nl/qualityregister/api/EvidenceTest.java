package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Documents;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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
