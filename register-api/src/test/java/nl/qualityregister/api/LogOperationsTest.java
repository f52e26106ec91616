package nl.qualityregister.api;

import static nl.qualityregister.support.Registrations.jobCoach;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.SignedNote;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.roll.Measure;
import nl.qualityregister.roll.MeasureKind;
import nl.qualityregister.roll.Measures;
import nl.qualityregister.roll.NewMeasure;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import outsider.CheckpointNote;
import outsider.MerkleProofs;
import tools.jackson.databind.JsonNode;

/** The log over HTTP, judged by a verifier that knows nothing of ours. */
@ApiTest
class LogOperationsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Roll roll;

    @Autowired
    Measures measures;

    @Test
    void whatWasEnteredIsProvenToAnybodyFromTheCheckpointOn() {
        RollEntry entry = entryOf(people.aJobCoach());
        CheckpointNote checkpoint = checkpoint();

        JsonNode read = api.asPublic().get("/v1/log/entries/" + entry.index()).json();
        JsonNode proof = api.asPublic()
                .get("/v1/log/entries/" + entry.index() + "/proof?treeSize=" + checkpoint.size())
                .json();

        byte[] content = read.path("content").asString().getBytes(StandardCharsets.UTF_8);
        byte[] commitment = MerkleProofs.sha256(bytes(read.path("salt")), content);
        assertThat(commitment).isEqualTo(bytes(read.path("commitment")));
        assertThat(MerkleProofs.includes(
                        MerkleProofs.leafHash(commitment),
                        entry.index(),
                        checkpoint.size(),
                        hashes(proof),
                        checkpoint.root()))
                .isTrue();
    }

    @Test
    void theLogGrowsAndNeverChanges() {
        people.aJobCoach();
        CheckpointNote first = checkpoint();
        people.aJobCoach();
        CheckpointNote second = checkpoint();

        JsonNode proof = api.asPublic()
                .get("/v1/log/consistency?from=" + first.size() + "&to=" + second.size())
                .json();

        assertThat(second.size()).isGreaterThan(first.size());
        assertThat(MerkleProofs.consistent(first.size(), first.root(), second.size(), second.root(), hashes(proof)))
                .isTrue();
    }

    @Test
    void aPlainFileServerCouldCarryTheLog() {
        people.aJobCoach();
        checkpoint();
        Answer note = api.asPublic().get("/log/checkpoint");
        CheckpointNote checkpoint = CheckpointNote.open(note.text(), key());
        List<byte[]> leaves = new ArrayList<>();
        for (long place = 0; place * 256 < checkpoint.size(); place++) {
            long width = Math.min(256, checkpoint.size() - place * 256);
            String path = String.format(java.util.Locale.ROOT, "%03d", place) + (width < 256 ? ".p/" + width : "");
            Answer tile = api.asPublic().get("/log/tile/0/" + path);
            Answer bundle = api.asPublic().get("/log/tile/entries/" + path);
            assertThat(tile.header("Content-Type")).hasValue("application/octet-stream");
            assertThat(tile.header("Cache-Control").orElseThrow()).contains("immutable");
            byte[] bytes = tile.response().body();
            byte[] entries = bundle.response().body();
            for (int i = 0; i < width; i++) {
                leaves.add(Arrays.copyOfRange(bytes, i * 32, i * 32 + 32));
                assertThat(MerkleProofs.leafHash(Arrays.copyOfRange(entries, i * 34 + 2, i * 34 + 34)))
                        .isEqualTo(leaves.getLast());
            }
        }

        assertThat(note.header("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(MerkleProofs.treeHash(leaves)).isEqualTo(checkpoint.root());
        for (String path : List.of("0/x999/999", "0/1", "00/000", "8/000", "0/000.p/256", "0/000.p/0", "entries/999")) {
            assertThat(api.asPublic().get("/log/tile/" + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void whatMayNotBeSeenKeepsItsPlaceAndTheOfficeReadsIt() {
        People.Professional person = people.aJobCoach();
        Measure warning = measures.impose(List.of(new NewMeasure(
                        jobCoach(person.person().id()),
                        MeasureKind.WARNING,
                        false,
                        LocalDate.now(java.time.ZoneOffset.UTC).minusDays(3),
                        null,
                        Actor.job("test"),
                        "decision:" + UUID.randomUUID(),
                        null)))
                .getFirst();
        long index = roll.of(List.of(person.person().id())).getLast().index();
        checkpoint();

        JsonNode seen = api.asPublic().get("/v1/log/entries/" + index).json();
        JsonNode office = api.as(people.anAccount(Role.REGISTRAR))
                .get("/v1/log/entries/" + index)
                .json();

        assertThat(seen.has("content")).isFalse();
        assertThat(seen.has("salt")).isFalse();
        assertThat(office.path("content").asString()).contains(warning.id().toString());
        assertThat(office.path("leafHash")).isEqualTo(seen.path("leafHash"));
    }

    @Test
    void everyMistakeIsAProblemOfItsOwn() {
        people.aJobCoach();
        CheckpointNote ours = checkpoint();
        String theirs = SignedNote.Signer.drawn("elsewhere.example/log")
                .sign("elsewhere.example/log\n3\n" + Base64.getEncoder().encodeToString(ours.root()) + "\n")
                .toString();

        assertThat(check(theirs).problem()).isEqualTo("checkpoint-of-another-register");
        assertThat(check("nothing").problem()).isEqualTo("checkpoint-unreadable");
        assertThat(check(api.asPublic().get("/v1/log/checkpoint").text()).status())
                .isEqualTo(200);
        assertThat(api.asPublic().get("/v1/log/entries/999999999").problem()).isEqualTo("log-entry-not-found");
        assertThat(api.asPublic()
                        .get("/v1/log/entries/0/proof?treeSize=999999999")
                        .problem())
                .isEqualTo("tree-size-not-published");
        assertThat(api.asPublic().get("/v1/log/consistency?from=2&to=1").problem())
                .isEqualTo("sizes-in-wrong-order");
    }

    private Answer check(String note) {
        return api.asPublic()
                .json(tools.jackson.databind.json.JsonMapper.shared()
                        .writeValueAsString(java.util.Map.of("checkpoint", note)))
                .post("/v1/log/_check");
    }

    private RollEntry entryOf(People.Professional person) {
        return roll.of(List.of(person.person().id())).getFirst();
    }

    private CheckpointNote checkpoint() {
        Answer made = api.as(people.anAccount(Role.REGISTRAR))
                .key(UUID.randomUUID().toString())
                .post("/v1/log/checkpoints");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return CheckpointNote.open(made.json().path("checkpoint").asString(), key());
    }

    private String key() {
        return api.asPublic().get("/v1/log/verifier-key").text().strip();
    }

    private static List<byte[]> hashes(JsonNode proof) {
        return proof.path("hashes").valueStream().map(LogOperationsTest::bytes).toList();
    }

    private static byte[] bytes(JsonNode text) {
        return Base64.getDecoder().decode(text.asString());
    }
}
