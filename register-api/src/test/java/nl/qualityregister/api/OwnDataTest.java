package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Documents;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.roll.Log;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Name, contact and everything held about somebody, over HTTP. */
@ApiTest
class OwnDataTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Log log;

    @Autowired
    JdbcClient jdbc;

    People.Professional owner;
    String place;

    @BeforeEach
    void aJobCoach() {
        owner = people.aJobCoach();
        place = "/v1/registrations/" + owner.number();
    }

    @Test
    void aNewNameNeedsProofAndTwoOfTheOffice() {
        String surname = "Nieuw-" + UUID.randomUUID();
        String file = api.as(owner.subject())
                .file("akte.pdf", Documents.aPdf())
                .post("/v1/files")
                .json()
                .path("fileId")
                .asString();
        Answer requested =
                api.as(owner.subject()).json("""
                        {"name": {"initials": "J.M.", "infix": "d'", "surname": "%s"}, "birthDate": "1980-05-05",
                         "reason": "married", "files": ["%s"]}
                        """.formatted(surname, file)).post(place + "/identity-changes");
        String change = requested.header("Location").orElseThrow();
        String one = people.anAccount(Role.REGISTRAR);
        String approval = "{\"outcome\": \"approved\"}";

        Answer seen = api.as(one).json(approval).post(change + "/decisions");
        Answer twice = api.as(one).json(approval).post(change + "/decisions");
        Answer applied = api.as(people.anAccount(Role.REGISTRAR)).json(approval).post(change + "/decisions");
        Answer found =
                api.as(one).json("{\"surname\": \"%s\"}".formatted(surname)).post("/v1/registrants/_search");
        Answer before = api.as(one)
                .json("{\"surname\": \"%s\"}".formatted(owner.person().name().surname()))
                .post("/v1/registrants/_search");

        assertThat(requested.status()).isEqualTo(201);
        assertThat(seen.json().path("state").asString()).isEqualTo("seen");
        assertThat(twice.problem()).isEqualTo("four-eyes");
        assertThat(applied.json().path("state").asString()).isEqualTo("applied");
        assertThat(found.json().path("items").path(0).path("registrationNumber").asString())
                .isEqualTo(owner.number());
        assertThat(before.json()).isEqualTo(found.json());
        assertThat(api.as(one).get(change + "/files/" + file).header("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(api.as(people.aJobCoach().subject()).get(change).status()).isEqualTo(404);
        assertThat(api.asPublic().get(place).text()).doesNotContain(surname);
    }

    @Test
    void whatIsPublicIsHersToChooseAndAnOldVersionIsToldSo() {
        assertThat(api.asPublic().get(place + "/public-contact").status()).isEqualTo(404);
        Answer read = api.as(owner.subject()).get(place + "/contact");
        String tag = read.header("ETag").orElseThrow();
        String shown = "{\"email\": \"jet@example.org\", \"language\": \"en\", \"shown\": [\"email\", \"name\"]}";

        Answer saved = api.as(owner.subject()).with("If-Match", tag).json(shown).put(place + "/contact");
        Answer outdated =
                api.as(owner.subject()).with("If-Match", tag).json(shown).put(place + "/contact");
        Answer blind = api.as(owner.subject()).json(shown).put(place + "/contact");
        Answer card = api.asPublic().get(place + "/public-contact");

        assertThat(read.json().path("shown").size()).isZero();
        assertThat(saved.status()).isEqualTo(200);
        assertThat(outdated.status()).isEqualTo(412);
        assertThat(blind.status()).isIn(400, 428);
        assertThat(card.json().path("email").asString()).isEqualTo("jet@example.org");
        assertThat(card.json().path("name").asString()).startsWith("J.M. van der Berg");
    }

    @Test
    void everythingHeldIsExportedToHerAloneAsJsonAndAsPdf() {
        Answer json = api.as(owner.subject()).with("Accept-Language", "nl").get(place + "/export");
        Answer pdf = api.as(owner.subject()).with("Accept", "application/pdf").get(place + "/export");

        assertThat(json.status()).isEqualTo(200);
        assertThat(json.json()
                        .path("holdings")
                        .valueStream()
                        .filter(holding -> holding.path("kind").asString().equals("registrant"))
                        .findFirst()
                        .orElseThrow()
                        .path("items")
                        .path(0)
                        .path("number")
                        .asString())
                .isEqualTo(owner.number());
        assertThat(json.text()).contains("Wie u bent en hoe u bereikbaar bent");
        assertThat(pdf.header("Content-Type")).hasValue("application/pdf");
        assertThat(new String(pdf.response().body(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(api.as(people.aJobCoach().subject()).get(place + "/export").status())
                .isEqualTo(404);
        assertThat(api.as(owner.subject())
                        .get(place + "/accesses?limit=2")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(access -> access.path("act").asString()))
                .containsExactly("refused", "file-exported");
    }

    @Test
    void whatTheRollSaysWrongIsCorrectedByANewEntryAndTheRequestSaysWhich() {
        long index = jdbc.sql(
                        "select max(index) from roll_entry where registrant_id = (select id from registrant where number = :number)")
                .param("number", owner.number())
                .query(Long.class)
                .single();
        String asked = """
                {"about": "roll", "entryIndex": %d, "says": "Since two years", "shouldSay": "Since 2020", "reason": "My diploma is of 2020.",
                 "files": []}
                """;

        Answer notHers =
                api.as(owner.subject()).json(asked.formatted(999_999_999)).post(place + "/rectification-requests");
        Answer request = api.as(owner.subject()).json(asked.formatted(index)).post(place + "/rectification-requests");
        String where = request.header("Location").orElseThrow();
        String registrar = people.anAccount(Role.REGISTRAR);
        Answer halfDone = api.as(registrar)
                .json("{\"outcome\": \"granted\", \"reason\": \"Seen.\"}")
                .post(where + "/decisions");
        Answer granted = api.as(registrar)
                .json(
                        "{\"outcome\": \"granted\", \"reason\": \"Seen.\", \"correction\": {\"from\": \"2020-03-01\", \"validUntil\": \"2099-12-31\"}}")
                .post(where + "/decisions");
        Answer twice = api.as(registrar)
                .json("{\"outcome\": \"refused\", \"reason\": \"No.\"}")
                .post(where + "/decisions");

        assertThat(notHers.faults()).containsExactly("/entryIndex unknown-value");
        assertThat(request.status()).isEqualTo(201);
        assertThat(halfDone.faults()).containsExactly("/correction required");
        assertThat(granted.json().path("result").asString()).startsWith("roll-entry:");
        assertThat(twice.problem()).isEqualTo("rectification-decided");
        assertThat(api.asPublic()
                        .get(place + "?validOn=2021-01-01")
                        .json()
                        .path("registrations")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("registered");
        assertThat(api.as(people.aJobCoach().subject()).get(where).problem())
                .isEqualTo("rectification-request-not-found");
    }

    /** Field for field as the standard Logboek Dataverwerkingen has them. */
    @Test
    void theLogOfProcessingNamesTheActivityAndThePersonOnlyByAHash() {
        api.as(owner.subject()).get(place + "/export");
        log.makeCheckpoint();
        long last = jdbc.sql("select max(id) from trail_entry where act = 'file-exported'")
                .query(Long.class)
                .single();

        Answer exported = api.as(people.anAccount(Role.AUDITOR)).get("/v1/processing-log?limit=1&after=" + (last - 1));
        Answer activities = api.asPublic().get("/v1/processing-activities");

        assertThat(exported.status()).as(exported.text()).isEqualTo(200);
        JsonNode line =
                JsonMapper.shared().readTree(exported.text().lines().findFirst().orElseThrow());
        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder(
                        "trace_id",
                        "operation_id",
                        "status_code",
                        "name",
                        "start_time",
                        "end_time",
                        "resource",
                        "attributes");
        assertThat(line.path("trace_id").asString()).matches("[0-9a-f]{32}");
        assertThat(line.path("operation_id").asString()).matches("[0-9a-f]{16}");
        assertThat(line.path("name").asString()).isEqualTo("file-exported");
        assertThat(line.path("attributes").path(0).path("value").asString())
                .endsWith("/v1/processing-activities#own-data-1");
        assertThat(line.path("attributes").path(1).path("key").asString()).isEqualTo("dpl.core.data_subject_id");
        assertThat(exported.text()).doesNotContain(owner.number());
        assertThat(activities.text()).contains("own-data-1", "verifying-1");
    }
}
