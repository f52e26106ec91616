package nl.qualityregister.api;

import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Documents;
import nl.qualityregister.api.support.People;
import nl.qualityregister.cycle.AuditDrawId;
import nl.qualityregister.cycle.AuditDraws;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.RecordedNorms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rulings, extensions and audit samples, over HTTP. */
@ApiTest
class OfficeActsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Cycles cycles;

    @Autowired
    AuditDraws draws;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    People.Professional owner;
    String registrar;
    String colleague;
    LocalDate today;

    @BeforeEach
    void aJobCoachAndTwoOfTheOffice() {
        owner = people.aJobCoach();
        registrar = people.anAccount(Role.REGISTRAR);
        colleague = people.anAccount(Role.REGISTRAR);
        today = businessDay.today();
    }

    private String status(LocalDate day) {
        return api.asPublic()
                .get("/v1/registrations/" + owner.number() + "?validOn=" + day)
                .json()
                .path("registrations")
                .path(0)
                .path("status")
                .asString();
    }

    @Test
    void aRulingIsEnteredConfirmedAndReversed() {
        String file = api.as(registrar)
                .file("uitspraak.pdf", Documents.aPdf())
                .post("/v1/files")
                .json()
                .path("fileId")
                .asString();
        String ruling = """
                {"registrationNumber": "%s", "register": "krsd-demo", "kind": "suspension", "body": "Tuchtcollege",
                 "reference": "%s", "ruledOn": "%s", "published": true, "publicationGround": "article 12.6",
                 "from": "%s", "until": "%s", "files": ["%s"]}""".formatted(owner.number(), UUID.randomUUID(), today, today, today.plusDays(30), file);

        Answer recorded = api.as(registrar).json(ruling).post("/v1/rulings");
        Answer twice = api.as(registrar).json(ruling).post("/v1/rulings");
        String place = recorded.header("Location").orElseThrow();
        Answer alone = api.as(registrar).post(place + "/confirmations");
        Answer confirmed = api.as(colleague).post(place + "/confirmations");

        assertThat(recorded.json().path("effect").path("losesTitle").asBoolean())
                .isTrue();
        assertThat(twice.problem()).isEqualTo("ruling-already-recorded");
        assertThat(alone.problem()).isEqualTo("own-case");
        assertThat(confirmed.json().path("state").asString()).isEqualTo("in-force");
        assertThat(confirmed.json().path("until").asString())
                .isEqualTo(today.plusDays(30).toString());
        assertThat(status(today.plusDays(30))).isEqualTo("suspended");
        assertThat(status(today.plusDays(31))).isEqualTo("registered");
        assertThat(api.as(owner.subject()).get(place).status()).isEqualTo(200);
        assertThat(api.as(people.aJobCoach().subject()).get(place).status()).isEqualTo(404);
        assertThat(api.as(colleague).get(place + "/files/" + file).status()).isEqualTo(200);

        Answer appealed = api.as(registrar)
                .json("{\"lodgedOn\": \"%s\", \"suspends\": true}".formatted(today))
                .post(place + "/appeals");
        Answer reversed = api.as(registrar).json("{\"reason\": \"Annulled.\"}").post(place + "/reversals");

        assertThat(appealed.json().path("state").asString()).isEqualTo("suspended");
        assertThat(reversed.json().path("state").asString()).isEqualTo("reversed");
        assertThat(status(today.plusDays(3))).isEqualTo("registered");
    }

    @Test
    void aCohortIsExtendedByTwoAndGivenBack() {
        NormVersion norm = new RecordedNorms(jdbc)
                .demoAsking(160, "api-" + UUID.randomUUID().toString().substring(0, 8));
        cycles.open(List.of(new NewCycle(
                owner.person().id(), REGISTER, norm, Set.of(JOB_COACH), 0, today.minusYears(2), today.plusYears(2))));
        String order =
                "\"register\": \"krsd-demo\", \"normSet\": \"%s\", \"normVersion\": \"%s\", \"days\": 90, \"ground\": \"force-majeure\""
                        .formatted(norm.normSet(), norm.version());

        Answer preview = api.as(registrar).json("{" + order + "}").post("/v1/extensions/_preview");
        String digest = preview.json().path("digest").asString();
        Answer wrong = api.as(registrar)
                .json("{%s, \"digest\": \"%s\", \"reason\": \"Flood.\"}".formatted(order, "0".repeat(64)))
                .post("/v1/extensions");
        Answer proposed = api.as(registrar)
                .json("{%s, \"digest\": \"%s\", \"reason\": \"Flood.\"}".formatted(order, digest))
                .post("/v1/extensions");
        String place = proposed.header("Location").orElseThrow();
        Answer alone = api.as(registrar).post(place + "/confirmations");
        Answer confirmed = api.as(colleague).post(place + "/confirmations");

        Answer inEffect = api.as(registrar).get("/v1/extensions?state=in-effect&limit=100");
        String ofNone = order.replace("\"normVersion\": \"%s\", ".formatted(norm.version()), "");
        Answer halfANorm = api.as(registrar).json("{" + ofNone + "}").post("/v1/extensions/_preview");

        assertThat(preview.json().path("cycles").asInt()).isEqualTo(1);
        assertThat(inEffect.text()).contains(place.substring(place.lastIndexOf('/') + 1));
        assertThat(halfANorm.status()).isEqualTo(400);
        assertThat(halfANorm.json().path("faults").path(0).path("pointer").asString())
                .isEqualTo("/normVersion");
        assertThat(wrong.problem()).isEqualTo("extension-outdated");
        assertThat(wrong.json().path("preview").path("digest").asString()).isEqualTo(digest);
        assertThat(alone.problem()).isEqualTo("own-case");
        assertThat(confirmed.json().path("state").asString()).isEqualTo("in-effect");
        assertThat(validUntil()).isEqualTo(today.plusYears(2).plusDays(90).toString());
        Answer reversed = api.as(colleague).json("{\"reason\": \"Dry again.\"}").post(place + "/reversals");
        assertThat(reversed.json().path("givenBack").asInt()).isEqualTo(1);
        assertThat(validUntil()).isEqualTo(today.plusYears(2).toString());
    }

    private String validUntil() {
        return api.asPublic()
                .get("/v1/registrations/" + owner.number())
                .json()
                .path("registrations")
                .path(0)
                .path("validUntil")
                .asString();
    }

    @Test
    void everybodyFollowsAnAuditSampleFromItsCommitmentToItsDraw() {
        LocalDate end =
                LocalDate.of(2100, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(1_000_000));
        cycles.open(List.of(Professionals.aCycle(owner.person().id(), end.minusYears(4), end)));
        Answer committed = api.as(registrar)
                .json("{\"register\": \"krsd-demo\", \"endsFrom\": \"%s\", \"endsUntil\": \"%s\", \"drawOn\": \"%s\"}"
                        .formatted(end, end, today.plusDays(1)))
                .post("/v1/audit-draws");
        String place = committed.header("Location").orElseThrow();
        Answer before = api.asPublic().get(place);
        Answer early = api.asPublic().get(place + "/list");
        AuditDrawId id = new AuditDrawId(
                UUID.fromString(committed.json().path("auditDrawId").asString()));
        jdbc.sql("update audit_draw set committed_on = committed_on - 1, draw_on = draw_on - 1 where id = :id")
                .param("id", id.value())
                .update();
        draws.draw(id, Professionals.TEST);
        Answer after = api.asPublic().get(place);

        assertThat(before.json().has("seed")).isFalse();
        assertThat(early.status()).isEqualTo(404);
        assertThat(after.json().path("commitment")).isEqualTo(before.json().path("commitment"));
        assertThat(after.json().path("seed").asString()).hasSize(64);
        assertThat(api.asPublic().get(place + "/list").text().lines()).hasSize(2);
        assertThat(api.asPublic().get(place + "/sample").text().lines()).hasSize(2);
        assertThat(api.asPublic()
                        .get("/v1/audit-draws?register=krsd-demo&limit=1")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whoIsHiddenForSafetyIsTheOfficesBusinessOnly() {
        String place = "/v1/registrations/" + owner.number();
        Answer groundless = api.as(registrar).json("{\"ground\": \" \"}").post(place + "/shieldings");
        Answer hidden = api.as(registrar).json("{\"ground\": \"Stalked.\"}").post(place + "/shieldings");
        Answer twice = api.as(registrar).json("{\"ground\": \"Stalked.\"}").post(place + "/shieldings");
        String meanwhile = status(today);
        Answer shown = api.as(colleague)
                .json("{\"reason\": \"The danger is over.\"}")
                .post(hidden.header("Location").orElseThrow() + "/reversals");

        assertThat(groundless.faults()).containsExactly("/ground required");
        assertThat(hidden.status()).isEqualTo(201);
        assertThat(twice.problem()).isEqualTo("visibility-taken");
        assertThat(meanwhile).isNotEqualTo("registered");
        assertThat(shown.json().path("endedReason").asString()).isEqualTo("The danger is over.");
        assertThat(status(today)).isEqualTo("registered");
    }

    @Test
    void openDataAreOffUntilTheRegisterChooses() {
        Answer off = api.asPublic().get("/v1/open-data?register=krsd-demo");
        Answer unknown = api.as(registrar)
                .json("{\"published\": true, \"ground\": \"The board.\"}")
                .post("/v1/open-data/no-such-register/choices");
        Answer chosen = api.as(registrar)
                .json("{\"published\": true, \"ground\": \"The board.\"}")
                .post("/v1/open-data/krsd-demo/choices");

        assertThat(off.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(chosen.json().path("published").asBoolean()).isTrue();
        assertThat(api.asPublic().get("/v1/open-data/krsd-demo/registrations").status())
                .isEqualTo(404);
    }
}
