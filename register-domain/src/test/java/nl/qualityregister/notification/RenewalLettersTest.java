package nl.qualityregister.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.decision.Intention;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody three points short is written, in both languages, by mail and on paper. */
@DomainTest
class RenewalLettersTest {
    private static final Actor NIGHT = Actor.job("test");
    private static final Path EXAMPLE = Path.of("../docs/letters.md");
    private static final LocalDate ANNOUNCED = LocalDate.of(2025, 7, 2);

    @Autowired
    RenewalLetters renewal;

    @Autowired
    Cycles cycles;

    @Autowired
    Hearings hearings;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    LetterCourier courier;

    @Autowired
    RegisterHome home;

    @Autowired
    JdbcClient jdbc;

    Professionals professionals;

    @BeforeEach
    void professionals() {
        professionals = new Professionals(registrants, cycles, points, evidence);
    }

    @Test
    void threePointsShortNamesTheThreePointsThreeWaysTheDayAndTheContactInDutchAndEnglish() throws Exception {
        for (String language : List.of("nl", "en")) {
            Registrant person = threePointsShort(language, "vera@example.org");
            Intention intention = announced(person);

            Mail mail = renewal.mail(message(intention, Channel.MAIL));

            String text = mail.letter().text();
            String printed = text(mail.attachment().pdf());
            for (String said : List.of(text, printed)) {
                assertThat(said)
                        .contains(language.equals("nl") ? "3 punten" : "3 points")
                        .contains("1. ", "2. ", "3. ")
                        .contains(nl.qualityregister.certificate.DayInWords.of(intention.viewUntil())
                                .in(
                                        language.equals("nl")
                                                ? nl.qualityregister.norm.Language.NL
                                                : nl.qualityregister.norm.Language.EN))
                        .contains("+31 00 000 00 00")
                        .contains("bureau@demo-register.example")
                        .doesNotContain("{");
            }
            assertThat(mail.to()).isEqualTo("vera@example.org");
        }
    }

    @Test
    void whoHasNoAddressGetsTheLetterOnPaper() throws Exception {
        Registrant person = threePointsShort("nl", null);
        Intention intention = announced(person);
        Message message = message(intention, Channel.LETTER);

        courier.bring(message);
        courier.bring(message);

        Path file = home.folder().resolve("letters").resolve(message.id() + ".pdf");
        assertThat(text(Files.readAllBytes(file)))
                .contains("3 punten")
                .contains(person.number().value());
        assertThat(jdbc.sql("select channel from outbox where once_key like :key")
                        .param("key", "intention:" + intention.id() + ":%")
                        .query(String.class)
                        .list())
                .containsExactly("LETTER");
    }

    /** {@code -Dregister.write-docs=true} writes it anew. */
    @Test
    void theExampleInTheDocsIsWhatIsSent() throws IOException {
        StringBuilder example = new StringBuilder("""
                # What somebody three points short is written

                Written by `RenewalLettersTest` from a dossier of the demo register, not by hand
                (`mvn test -pl register-domain -am -Dtest=RenewalLettersTest -Dregister.write-docs=true -Dsurefire.failIfNoSpecifiedTests=false`).
                The mail has this text and the same as PDF; who has no address gets the PDF on paper. `./register job AnnounceIntentions` sends it.
                """);
        for (String language : List.of("nl", "en")) {
            Registrant person = threePointsShort(language, "vera@example.org");
            Cycle cycle = cycles.of(List.of(person.id())).get(person.id()).getFirst();
            cycles.judge(List.of(cycle.id()), ANNOUNCED, NIGHT);
            Verdict verdict = Verdict.fromJson(
                    cycles.latestVerdict(cycle.id()).orElseThrow().result());
            Letter letter = renewal.written(
                            RenewalLetters.INTENTION,
                            cycle,
                            verdict,
                            new Registrant(
                                    person.id(),
                                    new RegistrationNumber("100000016"),
                                    person.name(),
                                    person.birthDate(),
                                    person.email(),
                                    language,
                                    null),
                            ANNOUNCED,
                            ANNOUNCED.plusDays(28))
                    .letter();
            example.append("\n## ")
                    .append(letter.subject())
                    .append("\n\n")
                    .append(letter.text()
                            .lines()
                            .map(line -> "> " + line)
                            .map(String::stripTrailing)
                            .collect(Collectors.joining("\n")))
                    .append('\n');
        }
        if (Boolean.getBoolean("register.write-docs")) {
            Files.writeString(EXAMPLE, example);
        }

        assertThat(Files.readString(EXAMPLE)).isEqualTo(example.toString());
    }

    private Registrant threePointsShort(String language, String email) {
        Registrant person = registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName("V.", "Vera", null, "Voorbeeld"),
                                LocalDate.of(1985, 4, 1),
                                email,
                                language,
                                null,
                                List.of())),
                        NIGHT)
                .getFirst();
        RegistrantId id = person.id();
        professionals.withACycle(id);
        roll.append(
                List.of(Registrations.registered(Registrations.jobCoach(id), Professionals.START, Professionals.END)));
        professionals.meetTheNormButForOtherPoints(id);
        professionals.credit(
                id,
                "other",
                "guide",
                "25",
                Professionals.START.plusYears(3),
                Map.of("knowledgeSource", "experiential"));
        return person;
    }

    private Intention announced(Registrant person) {
        CycleId cycle =
                cycles.of(List.of(person.id())).get(person.id()).getFirst().id();
        cycles.judge(List.of(cycle), businessDay.today(), NIGHT);
        return hearings.announce(List.of(cycle), NIGHT).getFirst();
    }

    private Message message(Intention intention, Channel channel) {
        return jdbc.sql("select id, recipient from outbox where once_key like :key")
                .param("key", "intention:" + intention.id() + ":%")
                .query((row, i) -> new Message(
                        row.getObject("id", java.util.UUID.class),
                        channel,
                        row.getString("recipient"),
                        RenewalLetters.INTENTION,
                        Map.of("intention", intention.id().toString()),
                        null,
                        1,
                        java.time.Instant.EPOCH))
                .single();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
