package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.MerkleTree;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the auditor takes of the trail is what was sealed, and what was sealed is a leaf of the log. */
@ApiTest
class TrailExportTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    private String auditor;
    private People.Professional coach;
    private JsonNode batch;

    @BeforeEach
    void somethingIsSealed() {
        auditor = people.anAccount(Role.AUDITOR);
        coach = people.aJobCoach();
        api.as(coach.subject()).get("/v1/registrations/" + coach.number() + "/dossier");
        api.as(auditor).post("/v1/log/checkpoints");
        batch = lastBatch();
    }

    @Test
    void theLinesOfABatchAreTheLeavesOfItsRoot() {
        List<String> lines = lines();

        byte[] root = MerkleTree.root(lines.stream()
                .map(line -> MerkleTree.leaf(line.getBytes(StandardCharsets.UTF_8)))
                .toList());

        assertThat(lines).hasSize(batch.path("rows").asInt());
        assertThat(HexFormat.of().formatHex(root)).isEqualTo(batch.path("root").asString());
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("dossier-read", coach.number()));
    }

    @Test
    void theRootIsALeafOfTheLogAndProvenToBe() {
        String index = batch.path("logIndex").asString();
        JsonNode entry = api.as(auditor).get("/v1/log/entries/" + index).json();
        JsonNode proof =
                api.asPublic().get("/v1/log/entries/" + index + "/proof").json();

        assertThat(entry.path("kind").asString()).isEqualTo("trail-sealed");
        assertThat(JsonMapper.shared()
                        .readTree(entry.path("content").asString())
                        .path("root"))
                .isEqualTo(batch.path("root"));
        assertThat(proof.path("leafHash")).isEqualTo(entry.path("leafHash"));
        byte[] commitment = Base64.getDecoder().decode(entry.path("commitment").asString());
        assertThat(Base64.getEncoder().encodeToString(MerkleTree.leaf(commitment)))
                .isEqualTo(entry.path("leafHash").asString());
    }

    @Test
    void takingItIsOnTheTrail() {
        lines();
        api.as(auditor).post("/v1/log/checkpoints");
        String taken = "trail-batch:" + batch.path("firstId").asString();
        batch = lastBatch();

        assertThat(lines()).anySatisfy(line -> assertThat(line).contains("trail-exported", taken));
    }

    @Test
    void theLinesTellIdsAndNoContents() {
        String lines = String.join("\n", lines());

        assertThat(lines)
                .doesNotContain(coach.person().name().surname())
                .doesNotContain(coach.person().email());
    }

    @Test
    void aBatchThatIsNotThereIsNotFound() {
        assertThat(api.as(auditor).get("/v1/trail-batches/999999999/entries").status())
                .isEqualTo(404);
    }

    /** She sees at once, and not only once it is sealed, who looked at what is hers, and on which ground. */
    @Test
    void theProfessionalSeesWhoLookedAtHers() {
        String office = people.anAccount(Role.REGISTRAR);
        api.as(office).get("/v1/registrations/" + coach.number() + "/dossier");

        Answer accesses = api.as(coach.subject()).get("/v1/registrations/" + coach.number() + "/accesses");

        JsonNode latest = accesses.json().path("items").path(0);
        assertThat(latest.path("act").asString()).isEqualTo("dossier-read");
        assertThat(latest.path("by").asString()).isEqualTo("the-office");
        assertThat(accesses.json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("by").asString()))
                .contains("yourself");
    }

    private JsonNode lastBatch() {
        String path = "/v1/trail-batches?limit=200";
        while (true) {
            Answer page = api.as(auditor).get(path);
            String next = page.header("Link").orElse("").replaceFirst("<([^>]*)>.*", "$1");
            if (next.isEmpty()) {
                JsonNode items = page.json().path("items");
                return items.get(items.size() - 1);
            }
            path = next;
        }
    }

    private List<String> lines() {
        return api.as(auditor)
                .get("/v1/trail-batches/" + batch.path("firstId").asString() + "/entries")
                .text()
                .lines()
                .toList();
    }
}
