package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Documents;
import nl.qualityregister.api.support.People;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Admission;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.Discretions;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.HumaneWays;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The register's main job, over HTTP, from one end to the other. */
@ApiTest
class ThreadTest {
    private static final Actor NIGHT = Actor.job("test");

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Courses courses;

    @Autowired
    Decisions decisions;

    @Autowired
    Discretions discretions;

    @Autowired
    Certificates certificates;

    @Autowired
    BusinessDay businessDay;

    @Test
    void whoAppliesIsAdmittedAndHerEvidenceAndAttendanceAreCredited() {
        String applicant = people.anAccount(Role.PROFESSIONAL);
        String number = admit(applicant);
        String today = businessDay.today().toString();

        String item = handIn(applicant, """
                {"kind": "activity", "title": "Reflectie met coach", "type": "coaching", "category": "reflection",
                 "completedOn": "%s", "points": "4"}
                """.formatted(today));
        judge(item, number);
        report(number);

        JsonNode dossier = api.as(applicant)
                .with("Accept-Language", "nl")
                .get("/v1/registrations/" + number + "/dossier")
                .json();
        JsonNode cycle = dossier.path("cycles").path(0);
        assertThat(cycle.path("credits")
                        .valueStream()
                        .map(credit -> credit.path("source").path("kind").asString() + " "
                                + credit.path("points").asString()))
                .containsExactlyInAnyOrder("evidence 4", "attendance 4");
        assertThat(cycle.path("cycle").path("verdict").path("rules").valueStream())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.path("label").asString()).isNotBlank())
                .anySatisfy(rule -> assertThat(rule.path("counted").asString()).isEqualTo("8"));
        assertThat(dossier.path("evidencePending").size()).isZero();
    }

    @Test
    void whoMeetsTheNormIsRenewedCertifiedVerifiedAndTold() {
        Account account = people.account(Role.PROFESSIONAL);
        Registrant person = admittedIn2021(account);
        Professionals others = new Professionals(registrants, cycles, points, evidence);
        others.meetTheNormButForOtherPoints(person.id());
        String number = person.number().value();
        judge(handIn(account.subject(), """
                        {"kind": "activity", "title": "Handreiking schrijven", "type": "guide", "category": "other",
                         "completedOn": "2024-07-01", "points": "28", "knowledgeSource": "experiential"}
                        """), number);

        CycleId ended =
                cycles.of(Set.of(person.id())).get(person.id()).getFirst().id();
        cycles.judge(List.of(ended), businessDay.today(), NIGHT);
        Cycle next = decisions.concludeByNorm(List.of(ended), NIGHT).getFirst().next();
        String token = certificates.issue(List.of(next.id()), NIGHT).getFirst().token();

        JsonNode registration = api.asPublic()
                .get("/v1/registrations/" + number)
                .json()
                .path("registrations")
                .path(0);
        assertThat(registration.path("status").asString()).isEqualTo("registered");
        assertThat(registration.path("validUntil").asString()).isEqualTo("2029-06-30");
        assertThat(registration.has("renewal")).isFalse();
        assertThat(verified(number)).isEqualTo("registered");
        assertCertificate(account.subject(), number, token);
        assertThat(jdbc.sql("select count(*) from outbox where recipient = :person and channel = 'MAIL'")
                        .param("person", person.id().toString())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void whoFallsShortWaitsForAPersonToDecide() {
        Account account = people.account(Role.PROFESSIONAL);
        Registrant person = admittedIn2021(account);
        String registrar = people.anAccount(Role.REGISTRAR);
        CycleId ended =
                cycles.of(Set.of(person.id())).get(person.id()).getFirst().id();
        cycles.judge(List.of(ended), businessDay.today(), NIGHT);

        Answer waiting = api.as(registrar)
                .get("/v1/cycles?state=awaiting-decision&register=krsd-demo&after=" + (ended.value() - 1) + "&limit=1");
        Answer read = api.as(registrar).get("/v1/cycles/" + ended);
        Answer unreasoned =
                api.as(registrar).json("{\"outcome\": \"renewed\"}").post("/v1/cycles/" + ended + "/decisions");
        Answer alone = api.as(registrar)
                .json("{\"outcome\": \"renewed\", \"reason\": \"A year of illness.\"}")
                .post("/v1/cycles/" + ended + "/decisions");
        Answer unheard = api.as(registrar)
                .json("{\"outcome\": \"not-renewed\", \"reason\": \"Too few points.\"}")
                .post("/v1/cycles/" + ended + "/decisions");
        HumaneWays.signed(discretions, cycles, ended, businessDay.today());
        Answer decided = api.as(registrar)
                .json("{\"outcome\": \"renewed\", \"reason\": \"A year of illness; the hardship clause.\"}")
                .post("/v1/cycles/" + ended + "/decisions");
        Answer again = api.as(registrar)
                .json("{\"outcome\": \"not-renewed\", \"reason\": \"On second thoughts.\"}")
                .post("/v1/cycles/" + ended + "/decisions");

        assertThat(waiting.json().path("items").path(0).path("cycleId").asLong())
                .isEqualTo(ended.value());
        assertThat(read.json().path("verdict").path("met").asBoolean()).isFalse();
        assertThat(read.json().path("verdict").path("rules").valueStream())
                .anySatisfy(rule -> assertThat(rule.path("remedy").asString("")).isNotBlank());
        assertThat(unreasoned.faults()).containsExactly("/reason required");
        assertThat(alone.problem()).isEqualTo("discretion-required");
        assertThat(unheard.problem()).isEqualTo("no-intention-announced");
        assertThat(decided.status()).isEqualTo(201);
        assertThat(decided.json().path("next").path("end").asString()).isEqualTo("2029-06-30");
        assertThat(again.problem()).isEqualTo("cycle-already-decided");
    }

    private String admit(String applicant) {
        String place = api.as(applicant)
                .key(UUID.randomUUID().toString())
                .json(ApplicationsTest.application("job-coach"))
                .post("/v1/applications")
                .header("Location")
                .orElseThrow();
        return api.as(people.anAccount(Role.REGISTRAR))
                .json("{\"outcome\": \"accepted\", \"reason\": \"The desk is away.\"}")
                .post(place + "/decisions")
                .json()
                .path("registrationNumber")
                .asString();
    }

    private Registrant admittedIn2021(Account account) {
        NewRegistrant person = new NewRegistrant(
                nl.qualityregister.support.People.aNumber(),
                new PersonName("J.M.", "Jet", "van der", "Proef"),
                LocalDate.of(1980, 5, 5),
                account.subject() + "@example.org",
                "nl",
                account.id(),
                List.of());
        decisions.takeOver(
                List.of(new Admission(
                        person,
                        Professionals.REGISTER,
                        Set.of(Professionals.JOB_COACH),
                        Professionals.START,
                        Professionals.START,
                        0,
                        Status.REGISTERED,
                        null,
                        null,
                        "import:" + account.subject())),
                NIGHT);
        return registrants.byAccount(account.id()).orElseThrow();
    }

    /** Hands in evidence with a file, and submits it; where its item is at the desk. */
    private String handIn(String subject, String claim) {
        String file = api.as(subject)
                .key(UUID.randomUUID().toString())
                .file("bewijs.pdf", Documents.aPdf())
                .post("/v1/files")
                .json()
                .path("fileId")
                .asString();
        Answer drafted = api.as(subject)
                .json("{\"register\": \"krsd-demo\", \"claim\": %s, \"files\": [\"%s\"]}".formatted(claim, file))
                .post("/v1/evidence");
        Answer submitted = api.as(subject)
                .with("If-Match", drafted.header("ETag").orElseThrow())
                .post(drafted.header("Location").orElseThrow() + "/submissions");
        assertThat(submitted.json().path("state").asString()).isEqualTo("submitted");
        return jdbc.sql("select id from desk_item where subject = :subject")
                .param(
                        "subject",
                        "evidence:" + drafted.json().path("evidenceId").asString())
                .query(String.class)
                .single();
    }

    private void judge(String item, String number) {
        String assessor = people.anAccount(Role.ASSESSOR);
        String place = "/v1/assessment-items/" + item;
        Answer claimed = api.as(assessor).post(place + "/claims");
        Answer read = api.as(assessor).get(place);
        String file = read.json().path("files").path(0).path("fileId").asString();
        Answer content = api.as(assessor).get(place + "/files/" + file);
        Answer meddled = api.as(people.anAccount(Role.ASSESSOR))
                .json("{\"outcome\": \"accepted\"}")
                .post(place + "/verdicts");
        Answer concluded = api.as(assessor)
                .key(UUID.randomUUID().toString())
                .json("{\"outcome\": \"accepted\"}")
                .post(place + "/verdicts");

        assertThat(claimed.json().path("mine").asBoolean()).isTrue();
        assertThat(read.json().path("registrationNumber").asString()).isEqualTo(number);
        assertThat(read.json().path("evidence").path("claim").path("kind").asString())
                .isEqualTo("activity");
        assertThat(content.header("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(content.text()).startsWith("%PDF-");
        assertThat(meddled.problem()).isEqualTo("item-claimed-by-another");
        assertThat(concluded.json().path("state").asString()).isEqualTo("concluded");
    }

    private void report(String number) {
        Learners learners = new Learners(context);
        OrganisationId body = learners.aProvider();
        EditionCode edition = learners.given(courses, learners.aCourse(body, 4), businessDay.today(), 1, null);
        String provider = people.accountFor(Role.PROVIDER, body).subject();
        String stranger = people.anAccount(Role.PROVIDER);
        String rows =
                "{\"rows\": [{\"edition\": \"%s\", \"registrationNumber\": \"%s\"}, {\"edition\": \"?\", \"registrationNumber\": \"1\"}]}"
                        .formatted(edition, number);

        JsonNode strangers = api.as(stranger).json(rows).post("/v1/attendances").json();
        JsonNode results = api.as(provider).json(rows).post("/v1/attendances").json();

        assertThat(strangers.path("rejected").asInt()).isEqualTo(2);
        assertThat(results.path("results").path(0).path("result").asString()).isEqualTo("recorded");
        assertThat(results.path("results").path(1).path("faults").size()).isPositive();
    }

    private String verified(String number) {
        return api.as(people.anAccount(Role.EMPLOYER))
                .json("{\"items\": [{\"registrationNumber\": \"%s\", \"occupation\": \"job-coach\"}]}"
                        .formatted(number))
                .post("/v1/verifications")
                .json()
                .path("results")
                .path(0)
                .path("result")
                .asString();
    }

    private void assertCertificate(String subject, String number, String token) {
        Answer own = api.as(subject).get("/v1/registrations/" + number + "/certificates");
        String place = "/v1/certificates/"
                + own.json().path("items").path(0).path("certificateNumber").asString();
        Answer read = api.asPublic().get(place);
        Answer pdf = api.asPublic().with("Accept", "application/pdf").get(place);
        Answer page = api.asPublic().with("Accept-Language", "nl").get("/c/" + token);
        Answer revoked = api.as(people.anAccount(Role.REGISTRAR))
                .json("{\"reason\": \"Issued in a name that was misspelt.\"}")
                .post(place + "/revocations");
        Answer pageAfter = api.asPublic().get("/c/" + token + "?lang=en");

        assertThat(read.json().path("state").asString()).isEqualTo("issued");
        assertThat(read.json().path("verificationUrl").asString()).endsWith("/c/" + token);
        assertThat(pdf.text()).startsWith("%PDF-");
        assertThat(page.text())
                .contains("<html lang=\"nl\"")
                .contains("Vandaag geregistreerd")
                .contains("J.M. van der Proef")
                .contains("30 juni 2029")
                .doesNotContain("<script");
        assertThat(revoked.json().path("state").asString()).isEqualTo("revoked");
        assertThat(pageAfter.text()).contains("This certificate was revoked").contains("<html lang=\"en\"");
    }
}
