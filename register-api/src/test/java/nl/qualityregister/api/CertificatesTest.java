package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.support.Holders;
import nl.qualityregister.support.Holders.Holder;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Certificates over HTTP: read, checked, revoked, issued anew, erased. */
@ApiTest
class CertificatesTest {
    private static final Actor OFFICE = Actor.job("test");

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Certificates certificates;

    @Autowired
    Visibilities visibilities;

    @Autowired
    JdbcClient jdbc;

    private Holders holders;
    private Holder holder;
    private Certificate issued;
    private String place;

    @BeforeEach
    void aCertificate() {
        holders = new Holders(jdbc, new RegisterId("krsd-demo"));
        holder = holders.registeredUntil(
                LocalDate.now(ZoneId.of("Europe/Amsterdam")).plusYears(2), "job-coach");
        issued = issue(holder);
        place = "/v1/certificates/" + issued.number();
    }

    @Test
    void itIsJsonPdfOrCredentialAsAskedFor() {
        Answer json = api.asPublic().get(place);
        Answer pdf = api.asPublic().with("Accept", "application/pdf").get(place);
        Answer credential = api.asPublic().with("Accept", "application/vc+jwt").get(place);

        assertThat(json.json().path("state").asString()).isEqualTo("issued");
        assertThat(json.json().path("edition").asInt()).isEqualTo(1);
        assertThat(pdf.response().body()).isEqualTo(certificates.pdf(issued.number()));
        assertThat(credential.header("Content-Type").orElseThrow()).startsWith("application/vc+jwt");
        assertThat(credential.text())
                .isEqualTo(certificates.credential(issued.number()).orElseThrow());
    }

    @Test
    void thePdfAndTheCredentialAreFoundGenuineInWhateverWayTheyAreSent() {
        byte[] pdf = certificates.pdf(issued.number());
        String credential = certificates.credential(issued.number()).orElseThrow();

        List<Answer> answers = List.of(
                api.asPublic().bytes("application/pdf", pdf).post("/v1/certificates/_verify"),
                api.asPublic().bytes("application/octet-stream", pdf).post("/v1/certificates/_verify"),
                api.asPublic().file("c.pdf", pdf).post("/v1/certificates/_verify"),
                api.asPublic().content("application/vc+jwt", credential).post("/v1/certificates/_verify"),
                api.asPublic()
                        .json("{\"credential\": \"%s\"}".formatted(credential))
                        .post("/v1/certificates/_verify"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("genuine").asBoolean()).isTrue();
            assertThat(answer.json().path("holdsToday").asBoolean()).isTrue();
            assertThat(answer.json().path("seal").asString()).isEqualTo("ours");
            assertThat(answer.json()
                            .path("registrations")
                            .path(0)
                            .path("status")
                            .asString())
                    .isEqualTo("registered");
        });
    }

    @Test
    void eachFindingStandsByItself() {
        byte[] pdf = certificates.pdf(issued.number());
        byte[] changed = pdf.clone();
        changed[pdf.length - 60] ^= 1;

        JsonNode altered = verified(changed);
        certificates.revoke(issued.number(), "verkeerde naam", OFFICE);
        JsonNode revoked = verified(pdf);
        holders.strikeOff(holder);
        JsonNode struckOff = verified(pdf);

        assertThat(altered.path("seal").asString()).isEqualTo("ours");
        assertThat(altered.path("content").asString()).isEqualTo("altered");
        assertThat(altered.path("holdsToday").asBoolean()).isFalse();
        assertThat(revoked.path("genuine").asBoolean()).isTrue();
        assertThat(revoked.path("state").asString()).isEqualTo("revoked");
        assertThat(revoked.path("holdsToday").asBoolean()).isFalse();
        assertThat(revoked.path("registrations").path(0).path("status").asString())
                .isEqualTo("registered");
        assertThat(struckOff.path("registrations").path(0).path("status").asString())
                .isEqualTo("struck-off");
    }

    @Test
    void ofANumberThatWasMergedItTellsHowItStandsUnderTheOther() {
        byte[] pdf = certificates.pdf(issued.number());
        People.Professional survivor = people.aJobCoach();

        holders.strikeOff(holder);
        visibilities.merge(holder.id(), survivor.person().id(), OFFICE);

        assertThat(verified(pdf).path("holdsToday").asBoolean()).isTrue();
        assertThat(api.asPublic()
                        .get(place)
                        .json()
                        .path("registrations")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("registered");
    }

    @Test
    void whatIsNoneOfOursOrTooLargeIsToldAndNeverAFault() {
        byte[] jpeg = new byte[200_000];
        new Random(3).nextBytes(jpeg);

        JsonNode renamed = verified(jpeg);
        Answer tooLarge =
                api.asPublic().bytes("application/pdf", new byte[100 << 20]).post("/v1/certificates/_verify");
        Answer empty = api.asPublic().bytes("application/pdf", new byte[0]).post("/v1/certificates/_verify");
        Answer text = api.asPublic().content("text/plain", "hello").post("/v1/certificates/_verify");

        assertThat(renamed.path("document").asString()).isEqualTo("other");
        assertThat(renamed.path("genuine").asBoolean()).isFalse();
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(empty.json().path("document").asString()).isEqualTo("other");
        assertThat(text.status()).isEqualTo(415);
    }

    @Test
    void aRevocationReachesPageApiAndStatusListAtOnce() {
        String office = people.anAccount(Role.REGISTRAR);
        String token = issued.token();
        String before = api.asPublic().get("/v1/status-lists/1").text();

        Answer revoked = api.as(office).json("{\"reason\": \"verkeerde naam\"}").post(place + "/revocations");

        assertThat(revoked.status()).isEqualTo(201);
        assertThat(api.asPublic().get(place).json().path("state").asString()).isEqualTo("revoked");
        assertThat(api.asPublic().get("/c/" + token + "?lang=en").text()).contains("was revoked on");
        assertThat(encodedList(api.asPublic().get("/v1/status-lists/1").text())).isNotEqualTo(encodedList(before));
        assertThat(api.asPublic().get("/v1/status-lists/999").status()).isEqualTo(404);
    }

    @Test
    void aReissueSupersedesAndThePageSaysSo() {
        String office = people.anAccount(Role.REGISTRAR);

        Answer edition = api.as(office).post(place + "/reissues");
        Answer again = api.as(office).post(place + "/reissues");

        assertThat(edition.status()).as(edition.text()).isEqualTo(201);
        assertThat(edition.json().path("edition").asInt()).isEqualTo(2);
        assertThat(edition.header("Location").orElseThrow())
                .endsWith(edition.json().path("certificateNumber").asString());
        assertThat(again.problem()).isEqualTo("certificate-superseded");
        assertThat(api.asPublic().get(place).json().path("supersededBy").asString())
                .isEqualTo(edition.json().path("certificateNumber").asString());
        assertThat(api.asPublic().get("/c/" + issued.token() + "?lang=nl").text())
                .contains("vervangen");
    }

    @Test
    void manyAreRevokedAsPreviewed() {
        String office = people.anAccount(Role.REGISTRAR);
        Certificate other = issue(holders.registered(0, "job-coach"));
        String scope = "{\"register\": \"krsd-demo\", \"certificateNumbers\": [\"%s\", \"%s\"]}"
                .formatted(issued.number(), other.number());

        Answer preview = api.as(office).json(scope).post("/v1/certificate-revocations/_preview");
        String digest = preview.json().path("digest").asString();
        String act = "{\"scope\": %s, \"digest\": \"%s\", \"reason\": \"drukfout\"}";
        String approving = "{\"act\": \"certificate-revocation\", \"digest\": \"%s\"}".formatted(digest);
        Answer alone = api.as(office).json(act.formatted(scope, digest)).post("/v1/certificate-revocations");
        api.as(office).json(approving).post("/v1/approvals");
        Answer byHimself = api.as(office).json(act.formatted(scope, digest)).post("/v1/certificate-revocations");
        String stateThen = api.asPublic().get(place).json().path("state").asString();
        Answer approved =
                api.as(people.anAccount(Role.REGISTRAR)).json(approving).post("/v1/approvals");
        Answer revoked = api.as(office).json(act.formatted(scope, digest)).post("/v1/certificate-revocations");
        Answer again = api.as(office).json(act.formatted(scope, digest)).post("/v1/certificate-revocations");
        Answer wrong = api.as(office)
                .json("{\"register\": \"krsd-demo\", \"certificateNumbers\": [\"C7K2\"]}")
                .post("/v1/certificate-revocations/_preview");

        assertThat(preview.json().path("count").asInt()).isEqualTo(2);
        assertThat(List.of(alone.problem(), byHimself.problem()))
                .containsExactly("second-person-needed", "second-person-needed");
        assertThat(stateThen).isEqualTo("issued");
        assertThat(approved.status()).isEqualTo(201);
        assertThat(revoked.status()).as(revoked.text()).isEqualTo(201);
        assertThat(revoked.json().path("count").asInt()).isEqualTo(2);
        assertThat(again.problem()).isEqualTo("revocation-changed");
        assertThat(wrong.status()).isEqualTo(400);
    }

    @Test
    void anErasedCertificateIsGoneButForNumberAndHash() {
        byte[] pdf = certificates.pdf(issued.number());

        certificates.forget(List.of(holder.id()), OFFICE);

        Answer gone = api.asPublic().get(place);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text())
                .contains(issued.number().value(), issued.sha256())
                .doesNotContain("Aardenburg");
        assertThat(api.asPublic().with("Accept", "application/pdf").get(place).status())
                .isEqualTo(410);
        assertThat(api.asPublic().get("/c/" + issued.token()).status()).isEqualTo(410);
        assertThat(verified(pdf).path("state").asString()).isEqualTo("erased");
    }

    @Test
    void aStatementOfGoodStandingIsHersToAskAndToShow() {
        People.Professional owner = people.aJobCoach();
        String at = "/v1/registrations/" + owner.number() + "/certificates";
        long id = jdbc.sql("select id from registrant where number = :number")
                .param("number", owner.number())
                .query(Long.class)
                .single();
        jdbc.sql("""
            insert into cycle (id, registrant_id, register, norm_set, norm_version, occupations, renewal, days, state)
            values (nextval('cycle_id_seq'), :registrant, 'krsd-demo', 'krsd-demo', '2022', '{job-coach}', 0,
                    daterange(current_date - 100, current_date + 1000), 'RUNNING')
            """).param("registrant", id).update();
        String wanted = "{\"register\": \"krsd-demo\", \"kind\": \"good-standing\", \"receiver\": \"Wijkteam\"}";

        Answer given = api.as(owner.subject()).json(wanted).post(at);
        Answer again = api.as(owner.subject()).json(wanted).post(at);
        String number = given.json().path("certificateNumber").asString();
        Answer statement = api.as(owner.subject())
                .json("{\"register\": \"krsd-demo\", \"kind\": \"cpd-statement\"}")
                .post(at);
        Answer noReceiver = api.as(owner.subject())
                .json("{\"register\": \"krsd-demo\", \"kind\": \"good-standing\"}")
                .post(at);

        assertThat(given.status()).as(given.text()).isEqualTo(200);
        assertThat(again.json().path("certificateNumber").asString()).isEqualTo(number);
        assertThat(statement.json().path("kind").asString()).isEqualTo("cpd-statement");
        assertThat(noReceiver.status()).isEqualTo(400);
        assertThat(api.asPublic().get("/v1/certificates/" + number).status()).isEqualTo(404);
        assertThat(api.as(people.aJobCoach().subject())
                        .get("/v1/certificates/" + number)
                        .status())
                .isEqualTo(404);
        Answer pdf = api.as(owner.subject()).with("Accept", "application/pdf").get("/v1/certificates/" + number);
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(verified(pdf.response().body()).path("genuine").asBoolean()).isTrue();
        assertThat(api.as(people.aJobCoach().subject()).json(wanted).post(at).status())
                .isEqualTo(404);
    }

    @Test
    void theDidDocumentIsWhereDidWebLooksForIt() {
        Answer did = api.asPublic().get("/.well-known/did.json");

        assertThat(did.status()).isEqualTo(200);
        assertThat(did.json().path("id").asString()).startsWith("did:web:");
        assertThat(did.json()
                        .path("verificationMethod")
                        .path(0)
                        .path("publicKeyJwk")
                        .path("crv")
                        .asString())
                .isEqualTo("P-256");
    }

    private Certificate issue(Holder person) {
        return certificates
                .issue(
                        List.of(person.cycle()),
                        LocalDate.now(ZoneId.of("Europe/Amsterdam")),
                        OFFICE,
                        (certificate, bytes) -> {})
                .getFirst();
    }

    private JsonNode verified(byte[] document) {
        Answer answer =
                api.asPublic().bytes("application/octet-stream", document).post("/v1/certificates/_verify");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String encodedList(String jwt) {
        String claims =
                new String(java.util.Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(claims)
                .path("credentialSubject")
                .path("encodedList")
                .asString();
    }
}
