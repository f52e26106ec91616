package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.certificate.CertificateNumber;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.support.Together;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a professional shows of her certificates: by a link, and to an employer by her consent. */
@ApiTest
class ShareLinksTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Certificates certificates;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    private People.Professional owner;
    private String statement;

    @BeforeEach
    void aStatementThatIsHersToShow() {
        owner = people.aJobCoach();
        aRunningCycle(owner);
        statement = ask(owner, "good-standing", "\"receiver\": \"Wijkteam\",")
                .json()
                .path("certificateNumber")
                .asString();
    }

    @Test
    void sixteenWhoAskAtOnceGetTheSameCertificate() {
        List<Answer> answers = Together.all(16, i -> ask(owner, "registration", ""));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers.stream()
                        .map(answer -> answer.json().path("certificateNumber").asString())
                        .distinct())
                .hasSize(1);
        assertThat(certificates.of(owner.person().id()).stream()
                        .filter(one -> one.kind().equals("registration")))
                .hasSize(1);
    }

    @Test
    void whoeverHasTheLinkSeesTheCertificateAsOftenAsItsHolderSaid() {
        Answer made = share(2, 10);
        String token = token(made);

        Answer first = use(token);
        Answer second = use(token);
        Answer third = use(token);

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("state").asString()).isEqualTo("open");
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json().path("certificate").path("certificateNumber").asString())
                .isEqualTo(statement);
        assertThat(Base64.getDecoder().decode(first.json().path("pdf").asString()))
                .isEqualTo(certificates.pdf(new CertificateNumber(statement)));
        assertThat(first.json().path("usesLeft").asInt()).isEqualTo(1);
        assertThat(second.json().path("usesLeft").asInt()).isZero();
        assertThat(third.problem()).isEqualTo("share-link-ended");
        assertThat(read(made).json().path("state").asString()).isEqualTo("used-up");
    }

    @Test
    void ofSixteenAtOnceNoMoreGetInThanMay() {
        String token = token(share(5, 10));

        List<Integer> statuses = Together.all(16, i -> use(token).status());

        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(5);
        assertThat(statuses.stream().filter(status -> status == 410)).hasSize(11);
    }

    @Test
    void aLinkIsToldOnceAndOnlyItsHashIsKept() {
        Answer made = share(1, 10);
        String token = token(made);

        assertThat(read(made).text()).doesNotContain(token).doesNotContain("url");
        assertThat(listed().text()).doesNotContain(token).contains("sollicitatie");
        assertThat(made.json().path("url").asString()).doesNotContain(statement).doesNotContain(owner.number());
        assertThat(jdbc.sql(
                                "select count(*) from certificate_share_link where certificate_share_link::text like :token")
                        .param("token", "%" + token + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aLinkTakenBackOpensNothing() {
        Answer made = share(3, 10);
        String place = "/v1/share-links/" + made.json().path("shareLinkId").asString();

        Answer revoked = api.as(owner.subject()).post(place + "/revocations");
        Answer again = api.as(owner.subject()).post(place + "/revocations");

        assertThat(revoked.status()).as(revoked.text()).isEqualTo(201);
        assertThat(again.json().path("state").asString()).isEqualTo("revoked");
        assertThat(use(token(made)).problem()).isEqualTo("share-link-ended");
    }

    @Test
    void aLinkPastItsLastDayOpensNothing() {
        Answer made = share(3, 10);
        jdbc.sql("update certificate_share_link set holds_until = :yesterday where id = :id")
                .param("yesterday", businessDay.today().minusDays(1))
                .param("id", UUID.fromString(made.json().path("shareLinkId").asString()))
                .update();

        assertThat(use(token(made)).problem()).isEqualTo("share-link-ended");
        assertThat(read(made).json().path("state").asString()).isEqualTo("ended");
    }

    @Test
    void linksAreHersAlone() {
        Answer made = share(3, 10);
        String place = "/v1/share-links/" + made.json().path("shareLinkId").asString();
        String other = people.aJobCoach().subject();

        assertThat(api.as(other).get(place).status()).isEqualTo(404);
        assertThat(api.as(other).post(place + "/revocations").status()).isEqualTo(404);
        assertThat(api.as(other).get(links()).status()).isEqualTo(404);
        assertThat(api.as(other)
                        .json("{\"until\": \"%s\", \"uses\": 1}".formatted(businessDay.today()))
                        .post(links())
                        .status())
                .isEqualTo(404);
        assertThat(use("x".repeat(43)).problem()).isEqualTo("share-link-unknown");
        assertThat(use("short").problem()).isEqualTo("share-link-unknown");
    }

    @Test
    void allFaultsOfAWantedLinkAreNamedAtOnce() {
        Answer refused = api.as(owner.subject())
                .json("{\"until\": \"%s\", \"uses\": 1, \"label\": \"x\"}"
                        .formatted(businessDay.today().plusDays(367)))
                .post(links());
        Answer wrong = api.as(owner.subject())
                .json("{\"until\": \"2020-01-01\", \"uses\": 0, \"label\": \"" + "x".repeat(81) + "\"}")
                .post(links());

        assertThat(refused.faults()).containsExactly("/until share-link-too-long");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.faults()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void eachUseStandsInHerAccesses() {
        String token = token(share(2, 10));
        use(token);

        Answer seen = api.as(owner.subject()).get("/v1/registrations/" + owner.number() + "/accesses?limit=50");

        assertThat(seen.json()
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("ground").asString().equals("share-link"))
                        .map(item -> item.path("act").asString() + " by "
                                + item.path("by").asString()))
                .containsExactly("certificate-read by somebody-else");
    }

    @Test
    void thePageBehindTheLinkCountsNothingUntilItsButtonIsPressed() {
        Answer made = share(1, 10);
        String token = token(made);

        HttpResponse<byte[]> looked = page(token, false);
        HttpResponse<byte[]> lookedAgain = page(token, false);
        HttpResponse<byte[]> pressed = page(token, true);
        HttpResponse<byte[]> pressedAgain = page(token, true);
        HttpResponse<byte[]> after = page(token, false);

        String text = new String(looked.body(), StandardCharsets.UTF_8);
        assertThat(looked.statusCode()).isEqualTo(200);
        assertThat(text)
                .contains("Er is een certificaat met u gedeeld", "nog 1 keer")
                .doesNotContain(owner.person().name().surname())
                .doesNotContain(owner.number());
        assertThat(lookedAgain.statusCode()).isEqualTo(200);
        assertThat(pressed.body()).isEqualTo(certificates.pdf(new CertificateNumber(statement)));
        assertThat(pressed.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(pressedAgain.statusCode()).isEqualTo(410);
        assertThat(after.statusCode()).isEqualTo(410);
    }

    @Test
    void erasureTakesTheLinksAlong() {
        String token = token(share(3, 10));

        certificates.forget(List.of(owner.person().id()), Actor.job("test"));

        assertThat(use(token).problem()).isEqualTo("share-link-unknown");
        assertThat(jdbc.sql("select count(*) from certificate_share_link where certificate = :number")
                        .param("number", statement)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anEmployerHasACopyByHerConsentAndNoneWhenItEnded() {
        OrganisationId organisation = people.anOrganisation(OrganisationKind.EMPLOYER);
        String employer = people.accountFor(Role.EMPLOYER, organisation).subject();
        String place = "/v1/certificates/" + statement;
        int before =
                api.as(employer).with("Accept", "application/pdf").get(place).status();

        Answer granted = api.as(owner.subject())
                .json("{\"organisation\": \"%s\", \"scopes\": [\"certificates\"], \"until\": \"%s\"}"
                        .formatted(organisation.value(), businessDay.today().plusDays(30)))
                .post("/v1/consents");
        Answer copy = api.as(employer).with("Accept", "application/pdf").get(place);
        Answer list = api.as(employer).get("/v1/registrations/" + owner.number() + "/certificates");
        Answer seen = api.as(owner.subject()).get("/v1/registrations/" + owner.number() + "/accesses?limit=50");
        api.as(owner.subject()).post(granted.header("Location").orElseThrow() + "/revocations");

        assertThat(before).isEqualTo(404);
        assertThat(copy.response().body()).isEqualTo(certificates.pdf(new CertificateNumber(statement)));
        assertThat(list.text()).contains(statement);
        assertThat(seen.json()
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("ground").asString().equals("consent"))
                        .map(item -> item.path("act").asString()))
                .contains("certificate-read", "certificates-read");
        assertThat(api.as(employer).with("Accept", "application/pdf").get(place).status())
                .isEqualTo(404);
        assertThat(api.as(employer)
                        .get("/v1/registrations/" + owner.number() + "/certificates")
                        .status())
                .isEqualTo(404);
    }

    private Answer share(int uses, int days) {
        return api.as(owner.subject())
                .json("{\"until\": \"%s\", \"uses\": %d, \"label\": \"sollicitatie\"}"
                        .formatted(businessDay.today().plusDays(days), uses))
                .post(links());
    }

    private String links() {
        return "/v1/certificates/" + statement + "/share-links";
    }

    private Answer listed() {
        return api.as(owner.subject()).get(links());
    }

    private Answer read(Answer made) {
        return api.as(owner.subject()).get(made.header("Location").orElseThrow());
    }

    private static String token(Answer made) {
        return made.json().path("url").asString().replaceFirst(".*/", "");
    }

    private Answer use(String token) {
        return api.asPublic().json("{\"token\": \"" + token + "\"}").post("/v1/share-link-uses");
    }

    private HttpResponse<byte[]> page(String token, boolean pressed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri("/share/" + token))
                .header("Accept", "text/html,application/pdf")
                .header("Accept-Language", "nl");
        return api.raw(
                pressed
                        ? request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build()
                        : request.build());
    }

    private Answer ask(People.Professional person, String kind, String more) {
        return api.as(person.subject())
                .json("{\"register\": \"krsd-demo\", %s \"kind\": \"%s\"}".formatted(more, kind))
                .post("/v1/registrations/" + person.number() + "/certificates");
    }

    private void aRunningCycle(People.Professional person) {
        jdbc.sql("""
            insert into cycle (id, registrant_id, register, norm_set, norm_version, occupations, renewal, days, state)
            values (nextval('cycle_id_seq'), :registrant, 'krsd-demo', 'krsd-demo', '2022', '{job-coach}', 0,
                    daterange(current_date - 100, current_date + 1000), 'RUNNING')
            """).param("registrant", person.person().id().value()).update();
    }
}
