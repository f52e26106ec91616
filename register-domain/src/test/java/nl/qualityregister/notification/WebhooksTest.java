package nl.qualityregister.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.registrant.Employment;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Erasure;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.support.SetClock;
import nl.qualityregister.support.SignedMessages;
import nl.qualityregister.support.Together;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.verification.Enrolment;
import nl.qualityregister.verification.WatchLists;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks from their registration on, on a clock that these tests move; with a database of their own. */
@DomainTest
@Import(WebhooksTest.Times.class)
class WebhooksTest {
    private static final Actor OFFICE = Actor.job("test");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final List<String> COVERED = List.of("@method", "@target-uri", "content-type", "content-digest");
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final WireMockServer RECEIVER =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    /** Not found by scanning: it is this test's alone. */
    static class Times {
        @Bean
        @Primary
        SetClock setClock() {
            return new SetClock(Instant.parse("2026-11-20T08:00:00Z"));
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("register.webhook.allowed-networks", () -> "127.0.0.1/32");
        properties.add("register.event-source", () -> "urn:nld:oin:00000001234567890000:systeem:kwaliteitsregister");
    }

    @Autowired
    Webhooks webhooks;

    @Autowired
    Notifications notifications;

    @Autowired
    Roll roll;

    @Autowired
    Registrants registrants;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SetClock clock;

    @Autowired
    WatchLists lists;

    @Autowired
    Erasure erasure;

    @Autowired
    BusinessDay businessDay;

    OrganisationId employer;

    @BeforeAll
    static void startReceiver() {
        RECEIVER.start();
    }

    @AfterAll
    static void stopServers() {
        RECEIVER.stop();
        MAIL.stop();
    }

    @BeforeEach
    void anEmployer() {
        RECEIVER.resetAll();
        employer = new OrganisationId("employer-" + UUID.randomUUID());
        organisations.enrol(
                List.of(new Organisation(
                        employer,
                        "Gemeente Zilverdam",
                        Set.of(OrganisationKind.EMPLOYER),
                        null,
                        employer + "@example.org",
                        null)),
                OFFICE);
    }

    @AfterEach
    void nothingIsLeftForTheNextTest() {
        jdbc.sql("update outbox set state = 'GIVEN_UP' where state in ('WAITING', 'CLAIMED')")
                .update();
    }

    @Test
    void anEndpointThatFailsFourTimesReceivesOneEventWithAValidSignatureAndTheLogShowsTheFiveTries() {
        Webhook webhook = active("/hr", filter());
        Registrant person = employee();
        IntStream.range(0, 4)
                .forEach(i -> RECEIVER.stubFor(post(urlEqualTo("/hr"))
                        .inScenario("hr")
                        .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "failed " + i)
                        .willReturn(aResponse().withStatus(503))
                        .willSetStateTo("failed " + (i + 1))));
        RECEIVER.stubFor(post(urlEqualTo("/hr"))
                .inScenario("hr")
                .whenScenarioStateIs("failed 4")
                .willReturn(aResponse().withStatus(204)));
        RECEIVER.resetRequests();
        Instant began = clock.instant();

        RollEntry suspended = suspended(person);
        notifications.deliver(100);
        for (Duration wait : Outbox.WAITS.subList(0, 4)) {
            clock.pass(wait.minusSeconds(1));
            assertThat(notifications.deliver(100).idle()).isTrue();
            clock.pass(Duration.ofSeconds(1));
            notifications.deliver(100);
        }

        List<LoggedRequest> arrived = RECEIVER.findAll(postRequestedFor(urlEqualTo("/hr")));
        assertThat(arrived)
                .hasSize(5)
                .allSatisfy(request -> assertThat(isSigned(webhook, request)).isTrue());
        Delivery logged = webhooks.deliveries(webhook.id(), null, null, 10).getFirst();
        assertThat(arrived)
                .extracting(request -> event(request).path("id").asString())
                .containsOnly(logged.event().toString());
        assertThat(logged.change().index()).isEqualTo(suspended.index());
        assertThat(logged.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(logged.tries())
                .extracting(Delivery.Try::detail)
                .containsExactly("answered 503", "answered 503", "answered 503", "answered 503", "answered 204");
        assertThat(logged.tries())
                .extracting(one -> Duration.between(began, one.triedAt()).toSeconds())
                .containsExactly(0L, 5L, 35L, 215L, 1115L);
        System.out.println("delivery log of event " + logged.event() + ": " + logged.tries());
    }

    @Test
    void anEventIsACloudEventOfTheNlGovProfileWithoutAName() {
        Webhook webhook = active("/event", filter());
        Registrant person = employee();
        RECEIVER.resetRequests();

        RollEntry suspended = suspended(person);
        notifications.deliver(100);

        LoggedRequest request =
                RECEIVER.findAll(postRequestedFor(urlEqualTo("/event"))).getFirst();
        JsonNode event = event(request);
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/cloudevents+json; charset=UTF-8");
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("source").asString())
                .isEqualTo("urn:nld:oin:00000001234567890000:systeem:kwaliteitsregister");
        assertThat(event.path("type").asString()).isEqualTo("nl.qualityregister.registration.status-changed");
        assertThat(event.path("subject").asString()).isEqualTo(person.number().value());
        assertThat(event.path("sequence").asString()).isEqualTo(Long.toString(suspended.index()));
        assertThat(event.path("sequencetype").asString()).isEqualTo("Integer");
        assertThat(Instant.parse(event.path("time").asString())).isEqualTo(suspended.recordedAt());
        assertThat(event.path("data").path("kind").asString()).isEqualTo("suspended");
        assertThat(event.path("data").path("status").asString()).isEqualTo("suspended");
        assertThat(request.getBodyAsString()).doesNotContain("Aardenburg").doesNotContain("@");
        assertThat(webhooks.publicKeys()).allSatisfy(key -> assertThat(key).doesNotContain("\"d\""));
        assertThat(webhook.state()).isEqualTo(WebhookState.ACTIVE);
    }

    @Test
    void oneThatDoesNotKnowTheChallengeIsToldNothingUntilItIsConfirmed() {
        RECEIVER.stubFor(post(urlEqualTo("/silent")).willReturn(aResponse().withStatus(200)));
        Webhook webhook = webhooks.register(employer, url("/silent"), filter(), OFFICE);
        notifications.deliver(100);
        Registrant person = employee();
        suspended(person);
        notifications.deliver(100);
        String challenge = event(RECEIVER.findAll(postRequestedFor(urlEqualTo("/silent")))
                        .getFirst())
                .path("data")
                .path("challenge")
                .asString();

        assertThat(RECEIVER.findAll(postRequestedFor(urlEqualTo("/silent")))).hasSize(1);
        assertThatThrownBy(() -> webhooks.confirm(webhook.id(), challenge + "x", OFFICE))
                .isInstanceOf(WebhookChallengeWrong.class);
        assertThat(webhooks.confirm(webhook.id(), challenge, OFFICE).state()).isEqualTo(WebhookState.ACTIVE);
        suspended(person);
        notifications.deliver(100);
        assertThat(RECEIVER.findAll(postRequestedFor(urlEqualTo("/silent")))).hasSize(2);
        assertThatThrownBy(() -> webhooks.confirm(webhook.id(), challenge, OFFICE))
                .isInstanceOf(WebhookNotInThatState.class);
    }

    @Test
    void badAddressesAreRefusedEachWithItsOwnReason() {
        assertThatThrownBy(() -> register("https://127.0.0.2/hook")).isInstanceOf(WebhookToThisMachine.class);
        assertThatThrownBy(() -> register("https://[::1]:8443/hook")).isInstanceOf(WebhookToThisMachine.class);
        assertThatThrownBy(() -> register("https://192.168.1.10/hook")).isInstanceOf(WebhookAddressPrivate.class);
        assertThatThrownBy(() -> register("https://169.254.169.254/latest")).isInstanceOf(WebhookAddressPrivate.class);
        assertThatThrownBy(() -> register("https://no-such-host.invalid/hook")).isInstanceOf(WebhookHostUnknown.class);
        for (String wrong : List.of(
                "ftp://example.org/x",
                "https:///x",
                "https://user:pass@93.184.216.34/",
                "https://93.184.216.34/#a",
                "hook",
                "http://93.184.216.34/",
                "https://93.184.216.34:99999/")) {
            assertThatThrownBy(() -> register(wrong)).as(wrong).isInstanceOf(InputRefused.class);
        }
        register(url("/twice"));
        assertThatThrownBy(() -> register(url("/twice"))).isInstanceOf(WebhookKnownAlready.class);
    }

    @Test
    void filtersNarrowWhatIsTold() {
        Webhook suspensions = active(
                "/suspensions", new WebhookFilter(null, WebhookPeople.OWN, Set.of(), Set.of(EntryKind.SUSPENDED)));
        Webhook everybody = active(
                "/everybody",
                new WebhookFilter(null, WebhookPeople.ALL, Set.of(new RegisterId("krsd-demo")), Set.of()));
        Registrant own = employee();
        Registrant stranger = person(List.of());

        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(own.id()), DAY.minusYears(1), DAY.plusYears(4))));
        suspended(own);
        suspended(stranger);
        notifications.deliver(100);

        assertThat(told(suspensions)).isEqualTo(1);
        assertThat(told(everybody)).isEqualTo(3);
    }

    /** Four deliverers at once, an endpoint that fails now and then: of each person everything arrives, in order. */
    @Test
    void ofEachRegistrantTheOrderIsKept() {
        active("/order", filter());
        List<Registrant> people =
                IntStream.range(0, 5).mapToObj(i -> employee()).toList();
        RECEIVER.stubFor(post(urlEqualTo("/order")).willReturn(aResponse().withStatus(204)));
        RECEIVER.resetRequests();
        for (int round = 0; round < 6; round++) {
            people.forEach(this::suspended);
        }

        while (Together.all(4, i -> notifications.deliver(100).delivered()).stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                > 0) {}

        Map<String, Long> last = new HashMap<>();
        List<LoggedRequest> arrived = RECEIVER.findAll(postRequestedFor(urlEqualTo("/order")));
        assertThat(arrived).hasSize(30);
        arrived.stream()
                .sorted(java.util.Comparator.comparing(LoggedRequest::getLoggedDate))
                .map(WebhooksTest::event)
                .forEach(event -> {
                    long sequence = Long.parseLong(event.path("sequence").asString());
                    assertThat(sequence)
                            .isGreaterThan(
                                    last.getOrDefault(event.path("subject").asString(), -1L));
                    last.put(event.path("subject").asString(), sequence);
                });
    }

    @Test
    void aDeadEndpointIsPausedWithANoticeAndIsToldEverythingWhenItIsResumed() throws Exception {
        Webhook webhook = active("/dead", filter());
        Registrant person = employee();
        RECEIVER.stubFor(post(urlEqualTo("/dead")).willReturn(aResponse().withStatus(500)));
        RollEntry first = suspended(person);

        for (Duration wait : Outbox.WAITS) {
            notifications.deliver(100);
            clock.pass(wait);
        }
        notifications.deliver(100);
        notifications.deliver(100);
        RollEntry second = suspended(person);
        clock.pass(Duration.ofDays(30));
        assertThat(notifications.deliver(100).delivered()).isZero();

        Webhook paused = webhooks.find(webhook.id()).orElseThrow();
        assertThat(paused.state()).isEqualTo(WebhookState.PAUSED);
        assertThat(paused.pausedBecause()).isEqualTo(PauseReason.NO_ANSWER);
        assertThat(Arrays.stream(MAIL.getReceivedMessages())
                        .filter(mail -> sentTo(mail, employer + "@example.org"))
                        .toList())
                .hasSize(1)
                .allSatisfy(mail -> assertThat(mail.getContent().toString()).contains(webhook.id() + "/resumptions"));
        RECEIVER.stubFor(post(urlEqualTo("/dead")).willReturn(aResponse().withStatus(204)));
        RECEIVER.resetRequests();

        webhooks.resume(webhook.id(), OFFICE);
        notifications.deliver(100);
        notifications.deliver(100);

        assertThat(RECEIVER.findAll(postRequestedFor(urlEqualTo("/dead"))))
                .extracting(request -> event(request).path("sequence").asString())
                .containsExactlyInAnyOrder(Long.toString(first.index()), Long.toString(second.index()));
    }

    @Test
    void oneThatIsGoneIsPausedAtOnce() {
        Webhook webhook = active("/gone", filter());
        RECEIVER.stubFor(post(urlEqualTo("/gone")).willReturn(aResponse().withStatus(410)));

        suspended(employee());
        notifications.deliver(100);

        assertThat(webhooks.find(webhook.id()).orElseThrow().pausedBecause()).isEqualTo(PauseReason.GONE);
    }

    @Test
    void aReplayTellsAgainUnderTheSameIdsFromAMomentOn() {
        Webhook webhook = active("/replay", filter());
        Registrant person = employee();
        RECEIVER.stubFor(post(urlEqualTo("/replay")).willReturn(aResponse().withStatus(204)));
        suspended(person);
        notifications.deliver(100);
        clock.pass(Duration.ofHours(1));
        Instant since = clock.instant();
        suspended(person);
        suspended(person);
        notifications.deliver(100);
        notifications.deliver(100);
        List<String> first = ids("/replay");
        RECEIVER.resetRequests();

        int told = webhooks.replay(webhook.id(), since, OFFICE);
        notifications.deliver(100);
        notifications.deliver(100);

        assertThat(told).isEqualTo(2);
        assertThat(ids("/replay")).containsExactlyElementsOf(first.subList(first.size() - 2, first.size()));
    }

    @Test
    void theKeyRotatesWithItsSuccessorPublishedBeforehand() {
        Webhook webhook = active("/rotate", filter());
        Registrant person = employee();
        RECEIVER.stubFor(post(urlEqualTo("/rotate")).willReturn(aResponse().withStatus(204)));
        int known = webhooks.publicKeys().size();
        String before = signer(person);

        clock.pass(Duration.ofDays(89).plusMinutes(1));
        notifications.deliver(100);
        int published = webhooks.publicKeys().size();
        String still = signer(person);
        clock.pass(Duration.ofDays(1).plusMinutes(1));
        String after = signer(person);

        assertThat(published).isEqualTo(known + 1);
        assertThat(still).isEqualTo(before);
        assertThat(after).isNotEqualTo(before);
        assertThat(RECEIVER.findAll(postRequestedFor(urlEqualTo("/rotate"))))
                .allSatisfy(request -> assertThat(isSigned(webhook, request)).isTrue());
    }

    /** Watched, and due within ninety days: told once for each cycle, and no longer once it was renewed. */
    @Test
    void whatFallsDueWithinNinetyDaysIsToldOnceToWhoWatches() {
        Webhook told = active("/endings", filter());
        Webhook notAsked = active(
                "/suspended-only", new WebhookFilter(null, WebhookPeople.OWN, Set.of(), Set.of(EntryKind.SUSPENDED)));
        LocalDate today = businessDay.today();
        LocalDate lastDay = today.plusDays(90);
        Registrant near = watched(today.minusYears(4), lastDay);
        watched(today.minusYears(4), lastDay.plusDays(1));
        Registrant renewed = watched(today.minusYears(4), lastDay);
        Registrant early = watched(today.minusYears(4), lastDay);
        roll.append(List.of(
                Registrations.renewed(Registrations.jobCoach(early.id()), lastDay.plusDays(1), lastDay.plusYears(5))));
        RECEIVER.resetRequests();

        lists.announceEndings(today, 90, 1_000);
        lists.announceEndings(today, 90, 1_000);
        roll.append(List.of(Registrations.renewed(
                Registrations.jobCoach(renewed.id()), lastDay.plusDays(1), lastDay.plusYears(5))));
        notifications.deliver(100);

        List<LoggedRequest> arrived = RECEIVER.findAll(postRequestedFor(urlEqualTo("/endings")));
        List<LoggedRequest> endings = arrived.stream()
                .filter(request -> event(request).path("type").asString().endsWith(".ending-near"))
                .toList();
        assertThat(endings)
                .hasSize(1)
                .allSatisfy(request -> assertThat(isSigned(told, request)).isTrue());
        JsonNode event = event(endings.getFirst());
        assertThat(event.path("subject").asString()).isEqualTo(near.number().value());
        assertThat(event.path("data").path("validUntil").asString()).isEqualTo(lastDay.toString());
        assertThat(event.path("data").path("occupation").asString()).isEqualTo("job-coach");
        assertThat(webhooks.deliveries(told.id(), null, null, 100))
                .filteredOn(delivery -> delivery.about() == DeliveryAbout.ENDING)
                .extracting(delivery -> delivery.dueSoon().number() + " " + delivery.state())
                .containsExactlyInAnyOrder(near.number() + " DELIVERED", renewed.number() + " GIVEN_UP");
        assertThat(webhooks.deliveries(notAsked.id(), null, null, 100))
                .noneMatch(delivery -> delivery.about() == DeliveryAbout.ENDING);
    }

    /** The message of an entry that has been erased since is given up by itself; it keeps nobody else's waiting. */
    @Test
    void whatWasErasedBeforeItWasToldIsToldToNobodyAndHoldsUpNothing() {
        Webhook webhook = active("/erased", filter());
        Registrant erased = employee();
        Registrant other = employee();
        suspended(erased);
        RollEntry told = suspended(other);
        RECEIVER.resetRequests();

        erasure.forget(List.of(erased.id()), OFFICE, "decision:" + UUID.randomUUID());
        notifications.deliver(100);

        assertThat(RECEIVER.findAll(postRequestedFor(urlEqualTo("/erased"))))
                .extracting(request -> event(request).path("sequence").asString())
                .containsExactly(Long.toString(told.index()));
        assertThat(webhooks.deliveries(webhook.id(), null, DeliveryState.GIVEN_UP, 10))
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.change()).isNull();
                    assertThat(delivery.numbers()).isEmpty();
                    assertThat(delivery.tries())
                            .extracting(Delivery.Try::detail)
                            .containsExactly("what was entered has been erased");
                });
    }

    private Registrant watched(LocalDate from, LocalDate lastDay) {
        Registrant person = person(List.of());
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(person.id()), from, lastDay)));
        lists.enrol(
                employer,
                List.of(new Enrolment(person.number().value(), "employment", from, "contract", null, null)),
                OFFICE);
        return person;
    }

    private String signer(Registrant person) {
        suspended(person);
        notifications.deliver(100);
        return RECEIVER.findAll(postRequestedFor(urlEqualTo("/rotate"))).stream()
                .max(java.util.Comparator.comparing(
                        request -> event(request).path("sequence").asLong(-1)))
                .orElseThrow()
                .getHeader("Signature-Input")
                .replaceAll(".*keyid=\"([^\"]+)\".*", "$1");
    }

    private Webhook register(String url) {
        return webhooks.register(employer, url, filter(), OFFICE);
    }

    /** One that echoes the challenge. */
    private Webhook active(String path, WebhookFilter filter) {
        Webhook webhook = webhooks.register(employer, url(path), filter, OFFICE);
        RECEIVER.stubFor(
                post(urlEqualTo(path)).willReturn(aResponse().withStatus(200).withBody(challenge(webhook))));
        notifications.deliver(100);
        clock.pass(Duration.ofSeconds(1));
        return webhooks.find(webhook.id())
                .filter(found -> found.state() == WebhookState.ACTIVE)
                .orElseThrow();
    }

    private String challenge(Webhook webhook) {
        return jdbc.sql("select '{\"challenge\": \"' || challenge || '\"}' from webhook where id = :id")
                .param("id", webhook.id().value())
                .query(String.class)
                .single();
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + RECEIVER.port() + path;
    }

    private static WebhookFilter filter() {
        return new WebhookFilter("HR", WebhookPeople.OWN, Set.of(), Set.of());
    }

    private long told(Webhook webhook) {
        return webhooks.deliveries(webhook.id(), null, DeliveryState.DELIVERED, 100).stream()
                .filter(delivery -> delivery.change() != null)
                .count();
    }

    private static List<String> ids(String path) {
        return RECEIVER.findAll(postRequestedFor(urlEqualTo(path))).stream()
                .map(WebhooksTest::event)
                .sorted(java.util.Comparator.comparing(
                        event -> event.path("sequence").asLong(-1)))
                .map(event -> event.path("id").asString())
                .toList();
    }

    private boolean isSigned(Webhook webhook, LoggedRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.getHeaders().all().forEach(header -> headers.put(header.key(), header.firstValue()));
        return SignedMessages.isGood(
                SignedMessages.Arrived.request(
                        "POST", URI.create(webhook.url().toString()), headers, request.getBody()),
                "register",
                COVERED,
                this::key);
    }

    private PublicKey key(String id) {
        return webhooks.publicKeys().stream()
                .map(WebhooksTest::parsed)
                .filter(key -> key.getKeyID().equals(id))
                .map(WebhooksTest::publicKey)
                .findFirst()
                .orElseThrow();
    }

    private static ECKey parsed(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey publicKey(ECKey key) {
        try {
            return key.toECPublicKey();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode event(LoggedRequest request) {
        return JsonMapper.shared().readTree(request.getBodyAsString());
    }

    private static boolean sentTo(jakarta.mail.internet.MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private RollEntry suspended(Registrant person) {
        return roll.append(List.of(Registrations.suspended(Registrations.jobCoach(person.id()), DAY, null)))
                .getFirst();
    }

    private Registrant employee() {
        return person(List.of(new Employment(employer, null, null, DAY.minusYears(1), null)));
    }

    /** Without a mail address: only organisations are told. */
    private Registrant person(List<Employment> employments) {
        return registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName("J.M.", "Jet", "van der", "Aardenburg"),
                                LocalDate.of(1984, 2, 29),
                                null,
                                "nl",
                                null,
                                employments)),
                        OFFICE)
                .getFirst();
    }
}
