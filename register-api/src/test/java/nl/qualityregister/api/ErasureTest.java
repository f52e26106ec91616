package nl.qualityregister.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Documents;
import nl.qualityregister.api.support.People;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.privacy.Retention;
import nl.qualityregister.registrant.Employment;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollAudit;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who has been here for years is erased over HTTP: every copy goes, every proof holds, every question is answered with why. */
@ApiTest
class ErasureTest {
    private static final Actor TEST = Actor.job("test");

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Registrants registrants;

    @Autowired
    Roll roll;

    @Autowired
    RollAudit audit;

    @Autowired
    Certificates certificates;

    @Autowired
    Retention retention;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    RegisterHome home;

    @Autowired
    JdbcClient jdbc;

    private String surname;
    private LocalDate born;
    private String email;
    private String employer;
    private Account account;
    private Registrant person;
    private String place;

    @BeforeEach
    void somebody() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        surname = "Wiskunst-" + mark;
        // a day on which nobody else was born
        born = LocalDate.of(1901, 1, 1).plusDays(Long.parseLong(mark, 16) % 9_000);
        email = mark + "@wiskunst.example.org";
        employer = "Gemeente Zilverdam-" + mark;
        account = people.account(Role.PROFESSIONAL);
        person = registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName("Q.X.", "Quirine", "van", surname),
                                born,
                                email,
                                "nl",
                                account.id(),
                                List.of(new Employment(null, employer, "jobcoach", LocalDate.of(2020, 1, 1), null)))),
                        TEST)
                .getFirst();
        place = "/v1/registrations/" + person.number().value();
    }

    private void registered() {
        roll.append(List.of(Registrations.registered(
                Registrations.jobCoach(person.id()),
                LocalDate.of(2015, 1, 1),
                businessDay.today().plusYears(2))));
    }

    private void goneLongAgo() {
        roll.append(List.of(Registrations.lapsed(
                Registrations.jobCoach(person.id()), businessDay.today().minusYears(3))));
    }

    private Answer ask() {
        return api.as(account.subject())
                .json("{\"reason\": \"%s stops\"}".formatted(surname))
                .post(place + "/erasure-requests");
    }

    private Answer approve(String request, String registrar, String digest) {
        return api.as(registrar)
                .json("{\"outcome\": \"approved\", \"digest\": \"%s\"}".formatted(digest))
                .post(request + "/decisions");
    }

    private String digest(String request, String registrar) {
        return api.as(registrar)
                .get(request)
                .json()
                .path("preview")
                .path("digest")
                .asString();
    }

    @Test
    void whoIsRegisteredIsToldWhatGoesWhatStaysWhyAndWhatItWaitsFor() {
        registered();

        Answer asked = ask();
        Answer again = ask();

        assertThat(asked.status()).isEqualTo(201);
        assertThat(again.problem()).isEqualTo("erasure-request-pending");
        JsonNode preview = asked.json().path("preview");
        assertThat(preview.path("goes")
                        .valueStream()
                        .map(one -> one.path("kind").asString()))
                .contains("employment");
        assertThat(preview.path("stays")
                        .valueStream()
                        .map(one -> one.path("kind").asString()))
                .contains("registrant", "trail-entry", "roll-entry");
        assertThat(preview.path("stays").valueStream())
                .allSatisfy(one -> assertThat(one.path("why").asString()).isNotBlank());
        assertThat(preview.path("waitsFor")
                        .valueStream()
                        .map(one -> one.path("code").asString()))
                .containsExactly("registered");
    }

    @Test
    void twoOfTheOfficeDecideOnWhatTheySawAndThePersonMayThinkBetterOfIt() {
        registered();
        String request = ask().header("Location").orElseThrow();
        String one = people.anAccount(Role.REGISTRAR);
        String other = people.anAccount(Role.REGISTRAR);
        String seen = digest(request, one);

        Answer blind = approve(request, one, "0".repeat(64));
        Answer first = approve(request, one, seen);
        Answer alone = approve(request, one, seen);
        goneLongAgo();
        Answer outdated = approve(request, other, seen);
        Answer theirs = api.as(people.aJobCoach().subject()).get(request);
        Answer withdrawn = api.as(account.subject()).post(request + "/withdrawals");
        Answer late = approve(request, other, seen);

        assertThat(blind.problem()).isEqualTo("erasure-preview-outdated");
        assertThat(first.json().path("state").asString()).isEqualTo("seen");
        assertThat(alone.problem()).isEqualTo("four-eyes");
        assertThat(outdated.problem()).isEqualTo("erasure-preview-outdated");
        assertThat(theirs.problem()).isEqualTo("erasure-request-not-found");
        assertThat(withdrawn.json().path("state").asString()).isEqualTo("withdrawn");
        assertThat(late.problem()).isEqualTo("erasure-decided");
        assertThat(api.as(one).get("/v1/erasure-requests?limit=200").text()).doesNotContain(request);
    }

    @Test
    void aRefusalHasAReasonThatThePersonReads() {
        String request = ask().header("Location").orElseThrow();
        String one = people.anAccount(Role.REGISTRAR);

        Answer mute = api.as(one).json("{\"outcome\": \"refused\"}").post(request + "/decisions");
        Answer refused = api.as(one)
                .json("{\"outcome\": \"refused\", \"reason\": \"There is another person of this name.\"}")
                .post(request + "/decisions");

        assertThat(mute.faults()).containsExactly("/reason required");
        assertThat(refused.json().path("state").asString()).isEqualTo("refused");
        assertThat(api.as(account.subject())
                        .get(request)
                        .json()
                        .path("decision")
                        .asString())
                .isEqualTo("There is another person of this name.");
    }

    /** As long as the law or a case asks it waits, with the day; then the night does it. */
    @Test
    void whatIsGrantedWaitsForTheLegalMinimumAndIsThenCarriedOutByTheNight() {
        registered();
        LocalDate left = businessDay.today().minusYears(2).plusDays(10);
        roll.append(List.of(Registrations.lapsed(Registrations.jobCoach(person.id()), left)));
        String request = ask().header("Location").orElseThrow();
        String one = people.anAccount(Role.REGISTRAR);
        String seen = digest(request, one);
        approve(request, one, seen);

        Answer granted = approve(request, people.anAccount(Role.REGISTRAR), seen);
        night(businessDay.today());
        Answer waiting = api.as(account.subject()).get(request);
        night(left.plusYears(2));

        assertThat(granted.json().path("state").asString()).isEqualTo("granted");
        JsonNode waitsFor = waiting.json().path("preview").path("waitsFor").path(0);
        assertThat(waitsFor.path("code").asString()).isEqualTo("legal-minimum");
        assertThat(waitsFor.path("until").asString())
                .isEqualTo(left.plusYears(2).toString());
        assertThat(api.as(one).get(request).json().path("state").asString()).isEqualTo("done");
        assertThat(api.asPublic().get(place).status()).isEqualTo(410);
    }

    private void night(LocalDate day) {
        String at = "";
        while (at != null) {
            at = retention.piece(Retention.ASKED, day, at, 1_000, TEST).next();
        }
    }

    @Test
    void everyCopyGoesAndEveryProofHolds() throws Exception {
        registered();
        String certificate = certificates
                .issue(List.of(aCycle()), businessDay.today(), TEST, (one, pdf) -> {})
                .getFirst()
                .number()
                .value();
        String file = leavesTraces();
        String employerClient = people.accountFor(Role.EMPLOYER, people.anOrganisation(OrganisationKind.EMPLOYER))
                .subject();
        People.Professional colleague = people.aJobCoach();
        String both = verified(employerClient, person.number().value(), colleague.number());
        String alone = verified(employerClient, person.number().value());
        Path letter = laid("letters", outboxId() + ".pdf");
        Path copy = laid("certificates", certificate + ".pdf");
        Path reject = laid("rejects", surname + ".csv");
        goneLongAgo();
        List<Long> entries = jdbc.sql("select index from roll_entry where registrant_id = :id")
                .param("id", person.id().value())
                .query(Long.class)
                .list();
        assertThat(placesNaming(surname))
                .contains(
                        "registrant.surname",
                        "earlier_identity.surname",
                        "evidence.claim",
                        "kept_answer.body",
                        "certificate.printed",
                        "identity_change.surname",
                        "import_reject.line");
        assertThat(placesNaming(email)).isNotEmpty();
        assertThat(placesNaming(born.toString())).isNotEmpty();

        String request = ask().header("Location").orElseThrow();
        String one = people.anAccount(Role.REGISTRAR);
        String seen = digest(request, one);
        approve(request, one, seen);
        Answer done = approve(request, people.anAccount(Role.REGISTRAR), seen);

        assertThat(done.json().path("state").asString()).as(done.text()).isEqualTo("done");
        for (String secret : List.of(surname, email, born.toString(), employer)) {
            assertThat(placesNaming(secret))
                    .as("where " + secret + " still stands")
                    .isEmpty();
        }
        assertThat(List.of(letter, copy, reject)).noneMatch(Files::exists);
        assertThat(Files.exists(home.folder()
                        .resolve("files")
                        .resolve(file.substring(0, 2))
                        .resolve(file.substring(2))))
                .isFalse();
        assertThat(api.asPublic().get(place).problem()).isEqualTo("registrant-erased");
        assertThat(api.asPublic().get("/v1/certificates/" + certificate).problem())
                .isEqualTo("certificate-erased");
        assertThat(api.as(one).get(place + "/dossier").status()).isIn(404, 410);
        assertThat(entries).isNotEmpty().allSatisfy(index -> {
            assertThat(audit.leaves(index, index + 1)).isEmpty();
            assertThat(api.asPublic()
                            .get("/v1/log/entries/" + index)
                            .json()
                            .path("erased")
                            .asBoolean())
                    .isTrue();
        });
        assertThat(api.as(employerClient).get(alone).problem()).isEqualTo("receipt-erased");
        Answer receipt = api.as(employerClient).get(both);
        assertThat(receipt.json().path("results").path(0).path("result").asString())
                .isEqualTo("erased");
        assertThat(receipt.json().path("results").path(1).path("number").asString())
                .isEqualTo(colleague.number());
        assertThat(holds(receipt.json())).isTrue();
        assertThat(api.as(account.subject()).get("/v1/me").text()).doesNotContain(surname);
    }

    private CycleId aCycle() {
        return new CycleId(jdbc.sql("""
                        insert into cycle (id, registrant_id, register, norm_set, norm_version, occupations, renewal, days, state)
                        values (nextval('cycle_id_seq'), :registrant, 'krsd-demo', 'test', '1', '{job-coach}', 0,
                                daterange('2024-01-01', :until, '[]'), 'RUNNING')
                        returning id
                        """)
                .param("registrant", person.id().value())
                .param("until", businessDay.today().plusYears(2))
                .query(Long.class)
                .single());
    }

    /** Acts that leave her name in as many places as there are; returns the hash of a file of hers. */
    private String leavesTraces() {
        String subject = account.subject();
        String proof = api.as(subject)
                .file("akte " + surname + ".pdf", Documents.aPdf())
                .post("/v1/files")
                .json()
                .path("fileId")
                .asString();
        String change = api.as(subject)
                .json("""
                        {"name": {"initials": "Q.X.", "infix": "d'", "surname": "%s"}, "birthDate": "%s", "reason": "I am %s now",
                         "files": ["%s"]}
                        """.formatted(surname + "e", born, surname, proof))
                .post(place + "/identity-changes")
                .header("Location")
                .orElseThrow();
        for (int i = 0; i < 2; i++) {
            api.as(people.anAccount(Role.REGISTRAR))
                    .json("{\"outcome\": \"approved\"}")
                    .post(change + "/decisions");
        }
        Answer contact = api.as(subject).get(place + "/contact");
        api.as(subject)
                .with("If-Match", contact.header("ETag").orElseThrow())
                .key(UUID.randomUUID().toString())
                .json("{\"email\": \"%s\", \"language\": \"nl\", \"shown\": [\"name\"]}".formatted(email))
                .put(place + "/contact");
        api.as(subject)
                .key(UUID.randomUUID().toString())
                .json("""
                        {"register": "krsd-demo", "claim": {"kind": "activity", "title": "Reflectie van %s"}}
                        """.formatted(surname))
                .post("/v1/evidence");
        api.as(subject).json("""
                        {"register": "krsd-demo", "kind": "practice", "happenedOn": "2025-05-12", "relation": "line-manager",
                         "statement": "%s werkte hier.", "name": "P. Baas", "email": "baas@example.org"}
                        """.formatted(surname)).post("/v1/confirmations");
        OrganisationId organisation = people.anOrganisation(OrganisationKind.EMPLOYER);
        api.as(subject)
                .json("{\"organisation\": \"%s\", \"scopes\": [\"status\"], \"until\": \"%s\"}"
                        .formatted(organisation, businessDay.today().plusYears(1)))
                .post("/v1/consents");
        long instance = jdbc.sql("select coalesce(max(job_instance_id), 0) + 1 from batch_job_instance")
                .query(Long.class)
                .single();
        jdbc.sql(
                        "insert into batch_job_instance (job_instance_id, version, job_name, job_key) values (:id, 0, 'ImportRegistrants', :key)")
                .param("id", instance)
                .param("key", UUID.randomUUID().toString().replace("-", ""))
                .update();
        jdbc.sql("insert into import_progress (job_instance_id, reached, counts) values (:id, 1, '{}')")
                .param("id", instance)
                .update();
        jdbc.sql("insert into import_reject (job_instance_id, row_number, line) values (:id, 1, :line)")
                .param("id", instance)
                .param("line", "Q.X.;van;" + surname + "e;" + born + ";" + email)
                .update();
        return jdbc.sql("select sha256 from stored_file where id = cast(:id as uuid)")
                .param("id", proof)
                .query(String.class)
                .single();
    }

    private String outboxId() {
        return jdbc.sql(
                        "select id::text from outbox where recipient = :id or registrant_id = cast(:id as bigint) or recipient in (select id::text from confirmation where registrant_id = cast(:id as bigint)) limit 1")
                .param("id", Long.toString(person.id().value()))
                .query(String.class)
                .single();
    }

    private Path laid(String folder, String name) throws IOException {
        Path file = Files.createDirectories(home.folder().resolve(folder)).resolve(name);
        return Files.writeString(file, "to " + person.number().value() + " " + surname);
    }

    private String verified(String client, String... numbers) {
        StringBuilder items = new StringBuilder();
        for (String number : numbers) {
            items.append(items.isEmpty() ? "" : ", ")
                    .append("{\"registrationNumber\": \"" + number + "\"")
                    .append(number.equals(person.number().value()) ? ", \"birthDate\": \"" + born + "\"}" : "}");
        }
        return api.as(client)
                .json("{\"items\": [" + items + "]}")
                .post("/v1/verifications")
                .header("Location")
                .orElseThrow();
    }

    /** Every column of every table that can hold text or bytes. */
    private Set<String> placesNaming(String secret) {
        Set<String> found = new TreeSet<>();
        jdbc.sql("""
                        select columns.table_name, columns.column_name, data_type
                          from information_schema.columns
                          join information_schema.tables using (table_schema, table_name)
                         where table_schema = 'public' and table_type = 'BASE TABLE'
                           and data_type in ('text', 'jsonb', 'ARRAY', 'bytea', 'character varying', 'date')
                        """)
                .query((row, i) ->
                        List.of(row.getString("table_name"), row.getString("column_name"), row.getString("data_type")))
                .list()
                .forEach(column -> {
                    String text = column.get(2).equals("bytea")
                            ? "encode(" + column.get(1) + ", 'escape')"
                            : column.get(1) + "::text";
                    if (jdbc.sql("select exists (select from " + column.getFirst() + " where strpos(" + text
                                    + ", :secret) > 0)")
                            .param("secret", secret)
                            .query(Boolean.class)
                            .single()) {
                        found.add(column.getFirst() + "." + column.get(1));
                    }
                });
        return found;
    }

    /** As whoever keeps the receipt checks it: the hash of an erased result takes the place of what it was the hash of. */
    private boolean holds(JsonNode receipt) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        for (int i = 0; i < receipt.path("results").size(); i++) {
            JsonNode result = receipt.path("results").path(i);
            if (result.has("erased")) {
                hashes.write(Base64.getUrlDecoder().decode(result.path("erased").asString()));
            } else {
                sha256.update(Base64.getUrlDecoder()
                        .decode(receipt.path("salts").path(i).asString()));
                hashes.write(sha256.digest(result.toString().getBytes(UTF_8)));
            }
        }
        JWSObject signature = JWSObject.parse(receipt.path("signature").asString());
        JWKSet keys = JWKSet.parse(api.asPublic().get("/v1/jwks").text());
        String items = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest(hashes.toByteArray()));
        return signature.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(signature.getHeader().getKeyID()).toECKey()))
                && JsonMapper.shared()
                        .readTree(signature.getPayload().toString())
                        .path("items")
                        .asString()
                        .equals(items);
    }
}
