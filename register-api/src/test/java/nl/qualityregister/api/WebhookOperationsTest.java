package nl.qualityregister.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static nl.qualityregister.support.People.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.notification.Notifications;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.support.SignedMessages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks as an employer keeps them, over HTTP. */
@ApiTest
class WebhookOperationsTest {
    private static final WireMockServer RECEIVER =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("register.webhook.allowed-networks", () -> "127.0.0.1/32");
    }

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Notifications notifications;

    @Autowired
    Roll roll;

    @Autowired
    Registrants registrants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessDay businessDay;

    OrganisationId organisation;
    String employer;

    @BeforeAll
    static void start() {
        RECEIVER.start();
    }

    @AfterAll
    static void stop() {
        RECEIVER.stop();
    }

    @BeforeEach
    void anEmployer() {
        RECEIVER.resetAll();
        RECEIVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(204)));
        organisation = people.anOrganisation(OrganisationKind.EMPLOYER);
        employer = people.accountFor(Role.EMPLOYER, organisation).subject();
    }

    @Test
    void anEmployerRegistersConfirmsIsToldReadsTheLogAndHasItReplayed() {
        String path = "/hook-" + UUID.randomUUID();
        Answer registered =
                registered("{\"url\": \"%s\", \"people\": \"all\", \"kinds\": [\"suspended\"]}".formatted(url(path)));
        String webhook = registered.header("Location").orElseThrow();
        notifications.deliver(1_000);
        String challenge =
                event(arrived(path).getFirst()).path("data").path("challenge").asString();
        Answer wrong = send("{\"challenge\": \"x\"}", webhook + "/confirmations");
        Answer confirmed = send("{\"challenge\": \"%s\"}".formatted(challenge), webhook + "/confirmations");
        People.Professional person = people.aJobCoach();
        Instant since = Instant.now().minusSeconds(1);

        roll.append(List.of(
                Registrations.suspended(Registrations.jobCoach(person.person().id()), businessDay.today(), null)));
        notifications.deliver(1_000);
        JsonNode log = api.as(employer)
                .get(webhook + "/deliveries?state=delivered&limit=1")
                .json()
                .path("items")
                .path(0);
        Answer replayed = send("{\"since\": \"%s\"}".formatted(since), webhook + "/replays");
        notifications.deliver(1_000);

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.json().path("state").asString()).isEqualTo("pending");
        assertThat(wrong.problem()).isEqualTo("webhook-challenge-wrong");
        assertThat(confirmed.json().path("state").asString()).isEqualTo("active");
        assertThat(log.path("registrationNumber").asString()).isEqualTo(person.number());
        assertThat(log.path("tries").path(0).path("detail").asString()).isEqualTo("answered 204");
        assertThat(replayed.json().path("events").asInt()).isEqualTo(1);
        assertThat(arrived(path))
                .hasSize(3)
                .allSatisfy(request -> assertThat(isSigned(path, request)).isTrue());
        assertThat(arrived(path).stream()
                        .map(request -> event(request).path("id").asString())
                        .distinct())
                .hasSize(2)
                .contains(log.path("eventId").asString());
    }

    @Test
    void ofFiveHundredWhomAnEmployerWatchesTheOneSuspendedIsToldOnceThoughFourTriesFail() {
        String path = "/hook-" + UUID.randomUUID();
        List<Registrant> staff = registrants.enter(nl.qualityregister.support.People.registrants(500), OFFICE);
        roll.append(staff.stream()
                .map(one -> Registrations.registered(
                        Registrations.jobCoach(one.id()),
                        businessDay.today().minusYears(1),
                        businessDay.today().plusYears(4)))
                .toList());
        String csv = staff.stream()
                .map(one -> one.number().value() + ";employment;2020-01-01;contract\r\n")
                .collect(Collectors.joining("", "registration_number;ground;since;reference\r\n", ""));
        Answer enrolled = api.as(employer).content("text/csv", csv).post("/v1/watched-people");
        String webhook = confirmed(path);
        RECEIVER.resetAll();
        for (int failure = 0; failure < 4; failure++) {
            RECEIVER.stubFor(post(urlEqualTo(path))
                    .inScenario(path)
                    .whenScenarioStateIs(failure == 0 ? Scenario.STARTED : "failed " + failure)
                    .willReturn(aResponse().withStatus(503))
                    .willSetStateTo("failed " + (failure + 1)));
        }
        RECEIVER.stubFor(post(urlEqualTo(path))
                .inScenario(path)
                .whenScenarioStateIs("failed 4")
                .willReturn(aResponse().withStatus(204)));
        Registrant suspended = staff.get(271);

        roll.append(
                List.of(Registrations.suspended(Registrations.jobCoach(suspended.id()), businessDay.today(), null)));
        for (int pass = 0; pass < 7; pass++) {
            notifications.deliver(1_000);
            theWaitIsOver(suspended);
        }

        JsonNode log = api.as(employer).get(webhook + "/deliveries").json().path("items");
        JsonNode told = log.valueStream()
                .filter(one -> one.path("about").asString().equals("change"))
                .findFirst()
                .orElseThrow();
        assertThat(enrolled.json().path("enrolled").asInt()).isEqualTo(500);
        assertThat(arrived(path))
                .hasSize(5)
                .allSatisfy(request -> assertThat(isSigned(path, request)).isTrue())
                .extracting(request -> event(request).path("id").asString())
                .containsOnly(told.path("eventId").asString());
        assertThat(log.valueStream().filter(one -> one.path("about").asString().equals("change")))
                .hasSize(1);
        assertThat(told.path("registrationNumber").asString())
                .isEqualTo(suspended.number().value());
        assertThat(told.path("kind").asString()).isEqualTo("suspended");
        assertThat(told.path("state").asString()).isEqualTo("delivered");
        assertThat(told.path("tries")
                        .valueStream()
                        .map(one -> one.path("detail").asString()))
                .containsExactly("answered 503", "answered 503", "answered 503", "answered 503", "answered 204");
    }

    /** An employer's webhook, active. */
    private String confirmed(String path) {
        String webhook = registered("{\"url\": \"%s\", \"kinds\": [\"suspended\"]}".formatted(url(path)))
                .header("Location")
                .orElseThrow();
        notifications.deliver(1_000);
        String challenge =
                event(arrived(path).getFirst()).path("data").path("challenge").asString();
        send("{\"challenge\": \"%s\"}".formatted(challenge), webhook + "/confirmations");
        return webhook;
    }

    /** As if the time until the next try had passed; how long it is, WebhooksTest holds on a clock of its own. */
    private void theWaitIsOver(Registrant person) {
        jdbc.sql("""
                        update outbox set due_at = :now
                        where state = 'WAITING' and webhook_id is not null
                          and entry_index in (select index from roll_entry where registrant_id = :person)
                        """)
                .param("now", java.sql.Timestamp.from(Instant.now()))
                .param("person", person.id().value())
                .update();
        jdbc.sql("update webhook set rests_until = null where organisation_id = :employer")
                .param("employer", organisation.value())
                .update();
    }

    @Test
    void itIsChangedWithItsVersionPausedResumedAndEnded() {
        Answer registered = registered("{\"url\": \"%s\"}".formatted(url("/" + UUID.randomUUID())));
        String webhook = registered.header("Location").orElseThrow();
        Answer changed = api.as(employer)
                .with("If-Match", registered.header("ETag").orElseThrow())
                .json("{\"label\": \"HR\", \"registers\": [\"krsd-demo\"]}")
                .put(webhook);
        Answer stale = api.as(employer)
                .with("If-Match", registered.header("ETag").orElseThrow())
                .json("{\"label\": \"HR\"}")
                .put(webhook);
        Answer early = api.as(employer).post(webhook + "/pauses");
        Answer again = api.as(employer).post(webhook + "/challenges");
        Answer ended = api.as(employer).post(webhook + "/withdrawals");

        assertThat(changed.json().path("label").asString()).isEqualTo("HR");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(early.problem()).isEqualTo("webhook-not-in-that-state");
        assertThat(again.status()).isEqualTo(201);
        assertThat(ended.json().path("state").asString()).isEqualTo("ended");
        assertThat(api.as(employer).get("/v1/webhooks").json().path("items").isEmpty())
                .isTrue();
    }

    @Test
    void anAddressThatLeadsHereOrInwardsIsAProblemOfItsOwn() {
        assertThat(registered("{\"url\": \"https://127.0.0.2/x\"}").problem()).isEqualTo("webhook-to-this-machine");
        assertThat(registered("{\"url\": \"https://10.0.0.1/x\"}").problem()).isEqualTo("webhook-address-private");
        assertThat(registered("{\"url\": \"https://nobody.invalid/x\"}").problem())
                .isEqualTo("webhook-host-unknown");
        assertThat(registered("{\"url\": \"nothing\", \"registers\": [\"no-such\"]}")
                        .faults())
                .containsExactly("/registers webhook-register-unknown", "/url webhook-url-malformed");
    }

    @Test
    void aMailThatNeverLeftCannotBounce() {
        String registrar = people.anAccount(Role.REGISTRAR);

        assertThat(api.as(registrar)
                        .key(UUID.randomUUID().toString())
                        .json("{\"messageId\": \"<%s@register.example>\", \"status\": \"5.1.1\"}"
                                .formatted(UUID.randomUUID()))
                        .post("/v1/mail-bounces")
                        .problem())
                .isEqualTo("mail-unknown");
    }

    @Test
    void anotherEmployersWebhookIsNotThere() {
        String webhook = registered("{\"url\": \"%s\"}".formatted(url("/" + UUID.randomUUID())))
                .header("Location")
                .orElseThrow();
        String other = people.anAccount(Role.EMPLOYER);

        assertThat(api.as(other).get(webhook).status()).isEqualTo(404);
        assertThat(api.as(other).get(webhook + "/deliveries").status()).isEqualTo(404);
        assertThat(api.as(other).post(webhook + "/withdrawals").status()).isEqualTo(404);
    }

    private Answer registered(String json) {
        return send(json, "/v1/webhooks");
    }

    private Answer send(String json, String path) {
        return api.as(employer).key(UUID.randomUUID().toString()).json(json).post(path);
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + RECEIVER.port() + path;
    }

    private static List<LoggedRequest> arrived(String path) {
        return RECEIVER.findAll(postRequestedFor(urlEqualTo(path)));
    }

    private boolean isSigned(String path, LoggedRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.getHeaders().all().forEach(header -> headers.put(header.key(), header.firstValue()));
        return SignedMessages.isGood(
                SignedMessages.Arrived.request("POST", URI.create(url(path)), headers, request.getBody()),
                "register",
                List.of("@method", "@target-uri", "content-type", "content-digest"),
                this::published);
    }

    private PublicKey published(String id) {
        try {
            return JWKSet.parse(api.asPublic().get("/v1/jwks").text())
                    .getKeyByKeyId(id)
                    .toECKey()
                    .toECPublicKey();
        } catch (java.text.ParseException | com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode event(LoggedRequest request) {
        return JsonMapper.shared().readTree(request.getBodyAsString());
    }
}
