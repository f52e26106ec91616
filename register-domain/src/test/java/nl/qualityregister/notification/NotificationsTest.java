package nl.qualityregister.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
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
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.ConfirmationAnswer;
import nl.qualityregister.evidence.ConfirmationRequest;
import nl.qualityregister.evidence.Confirmations;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.evidence.LinkToken;
import nl.qualityregister.evidence.NewConfirmation;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.evidence.Relation;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.OccupationCode;
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
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Together;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With a database of its own, since a pass delivers whatever is due. */
@DomainTest
class NotificationsTest {
    private static final Actor OFFICE = Actor.job("test");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final WireMockServer RECEIVER =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("register.mail-from", () -> "register@register.example");
        properties.add("register.webhook.allowed-networks", () -> "127.0.0.0/8");
    }

    @Autowired
    Notifications notifications;

    @Autowired
    Outbox outbox;

    @Autowired
    Roll roll;

    @Autowired
    Registrants registrants;

    @Autowired
    Organisations organisations;

    @Autowired
    Confirmations confirmations;

    @Autowired
    EvidenceDossiers dossiers;

    @Autowired
    JdbcClient jdbc;

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
    void everythingIsAccepted() {
        RECEIVER.resetAll();
        RECEIVER.stubFor(post(com.github.tomakehurst.wiremock.client.WireMock.anyUrl())
                .willReturn(aResponse().withStatus(204)));
    }

    @AfterEach
    void nothingIsLeftForTheNextTest() {
        jdbc.sql("update outbox set state = 'GIVEN_UP' where state in ('WAITING', 'CLAIMED')")
                .update();
    }

    @Test
    void thePersonIsWrittenToInHisOrHerLanguage() throws Exception {
        Registrant dutch = person("nl", List.of());
        Registrant english = person("en", List.of());
        RollEntry dutchEntry = renewed(dutch);
        renewed(english);

        notifications.deliver(100);

        MimeMessage mail = mailsTo(dutch).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Uw registratie als schuldhulpverlener");
        assertThat(mail.getMessageID()).isEqualTo("<" + messageIds(dutchEntry).getFirst() + "@register.example>");
        assertThat(text(mail))
                .contains("Beste J.M. van der Aardenburg,")
                .contains("loopt van 1 maart 2026 tot en met 28 februari 2031")
                .contains("Bureau Demonstratieregister")
                .doesNotContain("{");
        assertThat(text(mailsTo(english).getFirst()))
                .contains("Your new registration period runs from 1 March 2026 until and including 28 February 2031")
                .doesNotContain("{");
    }

    @Test
    void everyKindOfEntryHasWordsOfItsOwn() throws Exception {
        Registrant person = person("nl", List.of());

        List<EntryKind> kinds = java.util.stream.Stream.of(EntryKind.values())
                .filter(kind -> !kind.isOfMeasure())
                .toList();
        for (EntryKind kind : kinds) {
            append(
                    person,
                    kind,
                    kind == EntryKind.STRUCK_OFF ? Status.STRUCK_OFF : Status.SUSPENDED,
                    "decision:" + kind);
        }
        notifications.deliver(100);

        List<MimeMessage> mails = mailsTo(person);
        assertThat(mails).hasSize(kinds.size() - 2);
        for (MimeMessage mail : mails) {
            assertThat(text(mail)).doesNotContain("{").doesNotContain("overleden");
        }
    }

    @Test
    void anEmployerIsToldByNumberAndNeverByName() {
        OrganisationId employer = employer("/employer");
        OrganisationId without = organisation(null);
        Registrant person = person(
                "nl",
                List.of(
                        new Employment(employer, null, null, DAY.minusYears(1), null),
                        new Employment(without, null, null, DAY.minusYears(1), null),
                        new Employment(employer("/former"), null, null, DAY.minusYears(3), DAY.minusYears(2))));
        RollEntry entry = renewed(person);

        notifications.deliver(100);

        List<LoggedRequest> told = RECEIVER.findAll(postRequestedFor(urlEqualTo("/employer")));
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().getHeader("Content-Type")).startsWith("application/cloudevents+json");
        JsonNode event = JsonMapper.builder().build().readTree(told.getFirst().getBodyAsString());
        assertThat(event.get("specversion").asString()).isEqualTo("1.0");
        assertThat(event.get("type").asString()).isEqualTo("nl.qualityregister.registration.status-changed");
        assertThat(messageIds(entry)).contains(event.get("id").asString());
        assertThat(event.get("data").get("registrationNumber").asString())
                .isEqualTo(person.number().value());
        assertThat(event.get("data").get("occupation").asString()).isEqualTo("debt-counsellor");
        assertThat(event.get("data").get("status").asString()).isEqualTo("registered");
        assertThat(event.get("data").get("index").asLong()).isEqualTo(entry.index());
        assertThat(told.getFirst().getBodyAsString())
                .doesNotContain("Aardenburg")
                .doesNotContain("example.org");
        assertThat(RECEIVER.findAll(postRequestedFor(urlEqualTo("/former")))).isEmpty();
    }

    @Test
    void theOutboxHoldsNoPersonalData() {
        Registrant person = person("nl", List.of(new Employment(employer("/x"), null, null, DAY.minusYears(1), null)));
        RollEntry entry = renewed(person);

        String rows = jdbc.sql("select string_agg(cast(outbox as text), ' ') from outbox where once_key like :key")
                .param("key", "entry:" + entry.index() + ":%")
                .query(String.class)
                .single();

        assertThat(rows)
                .contains("MAIL")
                .contains("WEBHOOK")
                .doesNotContain("Aardenburg")
                .doesNotContain(person.number().value())
                .doesNotContain("@");
    }

    @Test
    void aTakeoverIsNoNews() {
        RollEntry entry =
                append(person("nl", List.of()), EntryKind.REGISTERED, Status.REGISTERED, "import:registrants.csv");

        assertThat(messageIds(entry)).isEmpty();
    }

    @Test
    void aThousandEntriesAreAnnouncedOnceEach() {
        OrganisationId employer = employer("/many");
        List<Registrant> people = registrants.enter(
                IntStream.range(0, 1_000)
                        .mapToObj(i ->
                                newPerson("nl", List.of(new Employment(employer, null, null, DAY.minusYears(1), null))))
                        .toList(),
                OFFICE);

        List<RollEntry> entries = roll.append(people.stream()
                .map(person -> entry(person, EntryKind.RENEWED, Status.REGISTERED, "decision:chunk"))
                .toList());

        assertThat(jdbc.sql(
                                "select count(*) from outbox where cast(parameters ->> 'entry' as bigint) between :first and :last")
                        .param("first", entries.getFirst().index())
                        .param("last", entries.getLast().index())
                        .query(Long.class)
                        .single())
                .isEqualTo(2_000);
    }

    @Test
    void aReceiverThatFailsTwiceIsToldTheThirdTimeUnderTheSameId() {
        RECEIVER.stubFor(post(urlEqualTo("/flaky"))
                .inScenario("flaky")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("once"));
        RECEIVER.stubFor(post(urlEqualTo("/flaky"))
                .inScenario("flaky")
                .whenScenarioStateIs("once")
                .willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere"))
                .willSetStateTo("twice"));
        RollEntry entry = renewed(worksAt(employer("/flaky")));

        Notifications.Pass first = notifications.deliver(100);
        assertThat(notifications.deliver(100).idle()).isTrue();
        timePasses();
        Notifications.Pass second = notifications.deliver(100);
        timePasses();
        Notifications.Pass third = notifications.deliver(100);

        assertThat(List.of(first.failed(), second.failed(), third.failed())).containsExactly(1, 1, 0);
        assertThat(third.delivered()).isEqualTo(1);
        assertThat(RECEIVER.findAll(postRequestedFor(urlEqualTo("/flaky"))).stream()
                        .map(request -> JsonMapper.builder()
                                .build()
                                .readTree(request.getBodyAsString())
                                .get("id")
                                .asString()))
                .hasSize(3)
                .containsOnly(webhookId(entry));
        assertThat(RECEIVER.findAll(postRequestedFor(urlEqualTo("/elsewhere")))).isEmpty();
        assertThat(tries(entry)).containsExactly("false answered 503", "false answered 302", "true answered 204");
    }

    @Test
    void waitsGrowUntilTheWebhookIsPausedAndNothingIsLost() {
        RECEIVER.stubFor(post(urlEqualTo("/dead")).willReturn(aResponse().withStatus(500)));
        RollEntry entry = renewed(worksAt(employer("/dead")));

        for (int i = 0; i <= Outbox.WAITS.size(); i++) {
            assertThat(notifications.deliver(100).failed()).isEqualTo(1);
            timePasses();
        }

        assertThat(tries(entry)).hasSize(Outbox.WAITS.size() + 1);
        assertThat(notifications.deliver(100).delivered()).isZero();
        assertThat(jdbc.sql(
                                "select state || ' ' || paused_because from webhook where id = (select webhook_id from outbox where id = :id)")
                        .param("id", UUID.fromString(webhookId(entry)))
                        .query(String.class)
                        .single())
                .isEqualTo("PAUSED NO_ANSWER");
        assertThat(jdbc.sql("select state from outbox where id = :id")
                        .param("id", UUID.fromString(webhookId(entry)))
                        .query(String.class)
                        .single())
                .isEqualTo("WAITING");
        assertThat(Outbox.WAITS).isSorted();
    }

    @Test
    void twoDeliverersAtOnceTellEachOnce() {
        OrganisationId employer = employer("/once");
        List<RollEntry> entries =
                IntStream.range(0, 60).mapToObj(i -> renewed(worksAt(employer))).toList();

        List<Notifications.Pass> passes = Together.all(2, i -> notifications.deliver(1_000));

        assertThat(passes.stream().mapToInt(Notifications.Pass::delivered).sum())
                .isEqualTo(120);
        entries.forEach(entry -> RECEIVER.verify(
                1,
                postRequestedFor(urlEqualTo("/once"))
                        .withRequestBody(matchingJsonPath("$.data.index", equalTo(Long.toString(entry.index()))))));
    }

    @Test
    void aCrashBetweenSendingAndNotingSendsItAgainUnderTheSameId() {
        RollEntry entry = renewed(worksAt(employer("/again")));
        jdbc.sql("alter table delivery_try add constraint no_notes check (detail <> 'answered 204') not valid")
                .update();
        assertThatThrownBy(() -> notifications.deliver(100)).hasMessageContaining("no_notes");
        jdbc.sql("alter table delivery_try drop constraint no_notes").update();

        assertThat(notifications.deliver(100).idle()).isTrue();
        timePasses();
        assertThat(notifications.deliver(100).delivered()).isEqualTo(1);

        assertThat(RECEIVER.findAll(postRequestedFor(urlEqualTo("/again"))).stream()
                        .map(request -> JsonMapper.builder()
                                .build()
                                .readTree(request.getBodyAsString())
                                .get("id")
                                .asString()))
                .hasSize(2)
                .containsOnly(webhookId(entry));
    }

    @Test
    void whoAnswersTooSlowlyIsTriedAgainLaterAndHoldsUpNobody() {
        RECEIVER.stubFor(
                post(urlEqualTo("/slow")).willReturn(aResponse().withStatus(204).withFixedDelay(30_000)));
        RollEntry slow = renewed(worksAt(employer("/slow")));
        RollEntry quick = renewed(worksAt(employer("/quick")));
        long started = System.nanoTime();

        Notifications.Pass pass = notifications.deliver(100);

        assertThat(pass.failed()).isEqualTo(1);
        assertThat(System.nanoTime() - started).isLessThan(20_000_000_000L);
        assertThat(tries(slow)).containsExactly("false no answer within 10 seconds");
        assertThat(tries(quick)).containsExactly("true answered 204");
    }

    @Test
    void whoNoLongerHasAnAddressIsNotTriedAgain() {
        Registrant person = person("nl", List.of());
        RollEntry entry = renewed(person);
        registrants.reachAt(person.id(), null, "nl", OFFICE);

        assertThat(notifications.deliver(100).givenUp()).isEqualTo(1);
        assertThat(jdbc.sql("select state from outbox where once_key like :key")
                        .param("key", "entry:" + entry.index() + ":%")
                        .query(String.class)
                        .single())
                .isEqualTo("GIVEN_UP");
    }

    @Test
    void aMailThatIsSentBackLaterHasBouncedOnce() {
        RollEntry entry = renewed(person("nl", List.of()));
        notifications.deliver(100);
        UUID mail = UUID.fromString(messageIds(entry).getFirst());

        notifications.bounced(mail, "4.2.2");
        notifications.bounced(mail, "5.1.1");
        notifications.bounced(mail, "5.1.1");

        assertThat(jdbc.sql("select state from outbox where id = :id")
                        .param("id", mail)
                        .query(String.class)
                        .single())
                .isEqualTo("BOUNCED");
        assertThat(jdbc.sql("select detail from delivery_try where outbox_id = :id order by id")
                        .param("id", mail)
                        .query(String.class)
                        .list())
                .containsExactly("accepted by the mail server", "sent back 4.2.2", "sent back 5.1.1");
        assertThatThrownBy(() -> notifications.bounced(UUID.randomUUID(), "5.1.1"))
                .isInstanceOf(MailUnknown.class);
    }

    @Test
    void whatAnotherHasClaimedSinceIsNotPutBack() {
        RollEntry entry = renewed(person("nl", List.of()));
        Message late = claimed(entry);
        timePasses();
        Message since = claimed(entry);
        outbox.delivered(since, "accepted");

        outbox.failed(late, "no answer");

        assertThat(jdbc.sql("select state from outbox where id = :id")
                        .param("id", late.id())
                        .query(String.class)
                        .single())
                .isEqualTo("DELIVERED");
    }

    @Test
    void aThirdPartyIsSentALinkThatIsNowhereElse() throws Exception {
        Registrant jet = person("nl", List.of());
        String boss = "baas-" + UUID.randomUUID() + "@example.org";
        ConfirmationRequest asked = confirmations.ask(
                new NewConfirmation(
                        jet.id(),
                        new RegisterId("krsd-demo"),
                        "practice",
                        DAY,
                        "Werkte {link} 24 uur per week.",
                        null,
                        Relation.LINE_MANAGER,
                        "P. Baas",
                        boss,
                        "nl"),
                OFFICE);

        notifications.deliver(100);

        String mail = text(mailsTo(boss).getFirst());
        assertThat(mail)
                .contains("Beste P. Baas,")
                .contains("J.M. van der Aardenburg vraagt u")
                .contains("Werkte {link} 24 uur per week.")
                .contains("1 maart 2026");
        LinkToken token = LinkToken.read(mail.replaceAll("(?s).*/confirm/([A-Za-z0-9_-]{43}).*", "$1"))
                .orElseThrow();
        assertThat(confirmations.open(token).request().id()).isEqualTo(asked.id());
        assertThat(jdbc.sql("select string_agg(cast(outbox as text), ' ') from outbox where once_key like :key")
                        .param("key", "confirmation:" + asked.id() + ":%")
                        .query(String.class)
                        .single())
                .doesNotContain("@")
                .doesNotContain(token.value())
                .doesNotContain("Baas");
    }

    @Test
    void whoseEvidenceIsReturnedOrRejectedIsToldWhyWhatToDoAndUntilWhen() throws Exception {
        Registrant jet = person("nl", List.of());
        Evidence returned = submitted(jet, "Moreel beraad");
        Evidence rejected = submitted(jet, "Lezing");
        Evidence mended = submitted(jet, "Intervisie");
        dossiers.conclude(
                Map.of(
                        returned.id(),
                        new Judgement.Returned("date-not-shown", "Welke dag was het?", LocalDate.of(2030, 5, 1)),
                        rejected.id(),
                        new Judgement.Rejected("not-recognised", null),
                        mended.id(),
                        new Judgement.Returned("incomplete", null)),
                OFFICE);
        dossiers.submit(mended.id(), dossiers.find(mended.id()).orElseThrow().version(), OFFICE);

        Notifications.Pass pass = notifications.deliver(100);

        List<String> mails = new java.util.ArrayList<>();
        for (MimeMessage mail : mailsTo(jet)) {
            mails.add(text(mail));
        }
        assertThat(pass.delivered()).isEqualTo(2);
        assertThat(pass.givenUp()).isEqualTo(1);
        assertThat(mails)
                .anySatisfy(mail -> assertThat(mail)
                        .contains("'Moreel beraad'")
                        .contains("Uit het bewijs blijkt niet wanneer het was. Welke dag was het?")
                        .contains("Stuur een bewijs waarop de datum staat.")
                        .contains("uiterlijk op 1 mei 2030"))
                .anySatisfy(mail -> assertThat(mail).contains("'Lezing'").contains("om heroverweging"))
                .allSatisfy(mail -> assertThat(mail).doesNotContain("{"));
    }

    private Evidence submitted(Registrant person, String title) {
        Claim claim = new Claim.OfActivity(
                title, "session", "training", null, DAY, Hundredths.ofWhole(2), null, null, Map.of());
        Evidence draft =
                dossiers.draft(new NewEvidence(person.id(), new RegisterId("krsd-demo"), claim, List.of()), OFFICE);
        return dossiers.submit(draft.id(), draft.version(), OFFICE);
    }

    @Test
    void theProfessionalIsToldOfTheAnswer() throws Exception {
        Registrant jet = person("en", List.of());
        ConfirmationRequest asked = confirmations.ask(
                new NewConfirmation(
                        jet.id(),
                        new RegisterId("krsd-demo"),
                        "visit",
                        DAY,
                        "Visited us.",
                        null,
                        Relation.MENTOR,
                        "P. Baas",
                        "baas@example.org",
                        "en"),
                OFFICE);
        confirmations.answer(
                confirmations.link(asked.id()).orElseThrow(),
                new ConfirmationAnswer(ConfirmationAnswer.Outcome.DECLINED, "P. Baas", "mentor", null, null),
                java.util.Optional.empty());

        Notifications.Pass pass = notifications.deliver(100);

        assertThat(text(mailsTo(jet).getFirst()))
                .contains("P. Baas has not confirmed")
                .doesNotContain("{");
        assertThat(pass.givenUp()).isEqualTo(1);
    }

    private Message claimed(RollEntry entry) {
        return outbox.claim(List.of(Channel.MAIL), 100).stream()
                .filter(message -> message.change().index() == entry.index())
                .findFirst()
                .orElseThrow();
    }

    /** So much that every wait and every lease is over. */
    private void timePasses() {
        jdbc.sql("update outbox set due_at = due_at - interval '2 days' where state in ('WAITING', 'CLAIMED')")
                .update();
        jdbc.sql("update webhook set rests_until = rests_until - interval '2 days'")
                .update();
    }

    private RollEntry renewed(Registrant person) {
        return append(person, EntryKind.RENEWED, Status.REGISTERED, "decision:" + UUID.randomUUID());
    }

    private RollEntry append(Registrant person, EntryKind kind, Status status, String basis) {
        return roll.append(List.of(entry(person, kind, status, basis))).getFirst();
    }

    private static NewEntry entry(Registrant person, EntryKind kind, Status status, String basis) {
        LocalDate validUntil = status.runs() ? LocalDate.of(2031, 2, 28) : null;
        return new NewEntry(
                new Registration(person.id(), new RegisterId("krsd-demo"), new OccupationCode("debt-counsellor")),
                kind,
                status,
                DAY,
                null,
                validUntil,
                OFFICE,
                basis);
    }

    /** Without a mail address, so that only the employer is told. */
    private Registrant worksAt(OrganisationId employer) {
        Registrant person = person("nl", List.of(new Employment(employer, null, null, DAY.minusYears(1), null)));
        if (!employer.value().endsWith("once")) {
            registrants.reachAt(person.id(), null, "nl", OFFICE);
        }
        return person;
    }

    private Registrant person(String language, List<Employment> employments) {
        return registrants
                .enter(List.of(newPerson(language, employments)), OFFICE)
                .getFirst();
    }

    private static NewRegistrant newPerson(String language, List<Employment> employments) {
        return new NewRegistrant(
                null,
                new PersonName("J.M.", "Jet", "van der", "Aardenburg"),
                LocalDate.of(1984, 2, 29),
                UUID.randomUUID() + "@example.org",
                language,
                null,
                employments);
    }

    private OrganisationId employer(String path) {
        return organisation("http://127.0.0.1:" + RECEIVER.port() + path);
    }

    private OrganisationId organisation(String webhook) {
        String end = webhook == null ? "none" : webhook.substring(webhook.lastIndexOf('/') + 1);
        OrganisationId id = new OrganisationId("employer-" + UUID.randomUUID() + "-" + end);
        organisations.enrol(
                List.of(new Organisation(
                        id, "Gemeente Zilverdam", java.util.Set.of(OrganisationKind.EMPLOYER), null, null, webhook)),
                OFFICE);
        return id;
    }

    private List<String> messageIds(RollEntry entry) {
        return jdbc.sql("select cast(id as text) from outbox where once_key like :key order by once_key")
                .param("key", "entry:" + entry.index() + ":%")
                .query(String.class)
                .list();
    }

    private String webhookId(RollEntry entry) {
        return jdbc.sql("select cast(id as text) from outbox where once_key like :key")
                .param("key", "entry:" + entry.index() + ":webhook:%")
                .query(String.class)
                .single();
    }

    private List<String> tries(RollEntry entry) {
        return jdbc.sql("""
                        select delivery_try.succeeded || ' ' || delivery_try.detail from delivery_try
                        join outbox on outbox.id = delivery_try.outbox_id
                        where outbox.once_key like :key and outbox.channel = 'WEBHOOK'
                        order by delivery_try.id
                        """)
                .param("key", "entry:" + entry.index() + ":%")
                .query(String.class)
                .list();
    }

    private static List<MimeMessage> mailsTo(Registrant person) {
        return mailsTo(person.email());
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String text(MimeMessage mail) throws Exception {
        return mail.getContent().toString().replaceAll("\\s+", " ");
    }
}
