package nl.qualityregister.notification;

import static nl.qualityregister.support.HumaneWays.ONE;
import static nl.qualityregister.support.HumaneWays.OTHER;
import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.cycle.AuditDraw;
import nl.qualityregister.cycle.AuditDraws;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.decision.Intention;
import nl.qualityregister.decision.NewRuling;
import nl.qualityregister.decision.RenewalOutcome;
import nl.qualityregister.decision.Ruling;
import nl.qualityregister.decision.Rulings;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.file.Files;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.MeasureKind;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.HumaneWays;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is decided about a person reaches her: with the reason, what she can do, by when, and whom to call. */
@DomainTest
class DecisionLettersTest {
    private static final String PHONE = "+31 00 000 00 00";

    @Autowired
    Notifications notifications;

    @Autowired
    LetterCourier onPaper;

    @Autowired
    Decisions decisions;

    @Autowired
    Hearings hearings;

    @Autowired
    Rulings rulings;

    @Autowired
    AuditDraws draws;

    @Autowired
    Cycles cycles;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Files files;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    Professionals professionals;

    @BeforeEach
    void professionals() {
        professionals = new Professionals(registrants, cycles, points, evidence);
    }

    private Registrant person(String language, String email) {
        return registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName("V.", "Vera", "van der", "Voorbeeld"),
                                LocalDate.of(1984, 2, 29),
                                email,
                                language,
                                null,
                                List.of())),
                        TEST)
                .getFirst();
    }

    private CycleId fellShort(Registrant person, LocalDate end) {
        CycleId cycle = cycles.open(List.of(Professionals.aCycle(person.id(), START.minusYears(3), end)))
                .getFirst()
                .id();
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(person.id()), START.minusYears(3), end)));
        cycles.judge(List.of(cycle), businessDay.today(), TEST);
        return cycle;
    }

    /** What went into the outbox under the key, written on paper. */
    private String written(String key) {
        List<Message> found = jdbc.sql(
                        "select id, channel, recipient, template, parameters from outbox where once_key = :key")
                .param("key", key)
                .query((row, i) -> new Message(
                        row.getObject("id", UUID.class),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("recipient"),
                        row.getString("template"),
                        parameters(row.getString("parameters")),
                        null,
                        1,
                        java.time.Instant.now(java.time.Clock.systemUTC())))
                .list();
        assertThat(found).hasSize(1);
        Posted posted = onPaper.written(found.getFirst());
        assertThat(inOneLine(text(posted.pdf())))
                .contains(inOneLine(posted.letter().subject()));
        return posted.letter().subject() + "\n" + posted.letter().text();
    }

    private static Map<String, String> parameters(String json) {
        return tools.jackson.databind.json.JsonMapper.builder()
                .build()
                .readValue(json, new tools.jackson.core.type.TypeReference<Map<String, String>>() {});
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void whoIsNotRenewedIsToldWhyByWhenSheCanObjectAndHowToComeBack() {
        for (Language language : Language.values()) {
            Registrant person = person(language == Language.NL ? "nl" : "en", "vera@example.org");
            CycleId cycle = fellShort(person, END);
            HumaneWays.heard(hearings, cycles, cycle);

            var decision = decisions.decide(cycle, RenewalOutcome.NOT_RENEWED, "Nothing came of {the} talk.", ONE);

            assertThat(written("decision:" + decision.id()))
                    .contains("V. van der Voorbeeld")
                    .contains("Nothing came of {the} talk.")
                    .contains(DayInWords.of(businessDay.today().plusDays(42)).in(language))
                    .contains(DayInWords.of(businessDay.today().plusDays(1)).in(language))
                    .contains(language == Language.NL ? "bezwaar" : "Object")
                    .contains(language == Language.NL ? "binnen 12 maanden" : "within 12 months")
                    .contains("160")
                    .contains(PHONE);
        }
    }

    @Test
    void whoHasNoAddressGetsTheDecisionOnPaper() {
        CycleId cycle = fellShort(person("nl", null), END);
        HumaneWays.heard(hearings, cycles, cycle);

        var decision = decisions.decide(cycle, RenewalOutcome.NOT_RENEWED, "Nothing was handed in.", ONE);

        assertThat(channels("decision:" + decision.id())).containsExactly("LETTER");
    }

    @Test
    void whatBouncesGoesOnPaperOnce() {
        CycleId cycle = fellShort(person("nl", "vera@example.org"), END);
        Intention intention = hearings.announce(cycle, ONE);
        String key = "intention:" + intention.id() + ":" + intention.decidableFrom();
        UUID mail = jdbc.sql("select id from outbox where once_key = :key")
                .param("key", key)
                .query(UUID.class)
                .single();
        jdbc.sql("update outbox set state = 'DELIVERED' where id = :id")
                .param("id", mail)
                .update();

        notifications.bounced(mail, "4.2.2");
        assertThat(channels(key + ":paper")).isEmpty();
        notifications.bounced(mail, "5.1.1");
        notifications.bounced(mail, "5.1.1");

        assertThat(channels(key + ":paper")).containsExactly("LETTER");
        assertThat(written(key + ":paper")).contains("Voornemen").contains(PHONE);
    }

    private List<String> channels(String key) {
        return jdbc.sql("select channel from outbox where once_key = :key")
                .param("key", key)
                .query(String.class)
                .list();
    }

    @Test
    void whoIsDrawnForAnAuditIsToldWhatIsAskedAndByWhen() {
        LocalDate end = END.minusDays(ThreadLocalRandom.current().nextInt(1_000, 1_400));
        Registrant person = person("nl", "vera@example.org");
        CycleId cycle = fellShort(person, end);
        AuditDraw committed =
                draws.commit(REGISTER, end, end, businessDay.today().plusDays(1), TEST);
        jdbc.sql("update audit_draw set committed_on = committed_on - 1, draw_on = draw_on - 1 where id = :id")
                .param("id", committed.id().value())
                .update();

        draws.draw(committed.id(), TEST);

        assertThat(written("audit:" + committed.id() + ":" + cycle))
                .contains(DayInWords.of(businessDay.today().plusDays(14)).in(Language.NL))
                .contains("zegt niets over u")
                .contains(committed.id().toString())
                .contains(PHONE);
    }

    @Test
    void whoIsRuledAboutIsToldWhatWasEnteredWhoSeesItAndWhereToAppeal() throws IOException {
        Registrant person = person("en", "vera@example.org");
        LocalDate today = businessDay.today();
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(person.id()), START, null)));
        Ruling recorded = rulings.record(
                new NewRuling(
                        person.id(),
                        REGISTER,
                        Set.of(),
                        MeasureKind.SUSPENSION,
                        false,
                        "Board of Discipline",
                        "2026/" + UUID.randomUUID(),
                        today.minusDays(9),
                        true,
                        "article 12.6",
                        today,
                        today.plusDays(60),
                        List.of(files.store(aPicture(), "ruling.png", ONE).id())),
                ONE);
        assertThat(channels("ruling:" + recorded.id())).isEmpty();

        rulings.confirm(recorded.id(), OTHER);

        assertThat(written("ruling:" + recorded.id()))
                .contains("Board of Discipline")
                .contains("a suspension, from")
                .contains(DayInWords.of(today.plusDays(59)).in(Language.EN))
                .contains("Everybody can see this. The ground of that: article 12.6")
                .contains("appeal")
                .contains(PHONE);
    }

    private static ByteArrayInputStream aPicture() throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", picture);
        return new ByteArrayInputStream(picture.toByteArray());
    }
}
