package nl.qualityregister.evidence;

import static nl.qualityregister.evidence.Claims.DAY;
import static nl.qualityregister.evidence.Claims.activity;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.trail.Actor;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is refused, and that all of it is told at once. */
@DomainTest
class EvidenceChecksTest {
    private static final Actor BY = Actor.account("test");

    @Autowired
    EvidenceDossiers dossiers;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Learners learners;

    @BeforeEach
    void learners() {
        learners = new Learners(rooms);
    }

    @Test
    void aSubmissionTellsEveryFaultOfAnActivityAtOnce() {
        LocalDate tomorrow = businessDay.today().plusDays(1);

        List<Tuple> faults = submissionOf(new Claim.OfActivity(
                " ",
                null,
                "gossip",
                null,
                tomorrow,
                Hundredths.parse("-2"),
                Hundredths.ofWhole(5_001),
                "hearsay",
                Map.of()));

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        at("/claim/title", "required"),
                        at("/claim/type", "required"),
                        at("/claim/category", "unknown-value"),
                        at("/claim/completedOn", "date-in-future"),
                        at("/claim/points", "negative"),
                        at("/claim/hours", "out-of-range"),
                        at("/claim/knowledgeSource", "unknown-value"));
    }

    @Test
    void aSubmissionTellsWhatIsMissing() {
        assertThat(submissionOf(Claims.nothingYet()))
                .containsExactlyInAnyOrder(
                        at("/claim/title", "required"),
                        at("/claim/type", "required"),
                        at("/claim/category", "required"),
                        at("/claim/completedOn", "required"),
                        at("/claim/points", "points-or-hours-required"));
    }

    @Test
    void aSubmissionTellsEveryFaultOfPracticeAtOnce() {
        LocalDate tomorrow = businessDay.today().plusDays(1);

        assertThat(submissionOf(new Claim.OfPractice(null, null, null, tomorrow, DAY, Hundredths.ofWhole(81))))
                .containsExactlyInAnyOrder(
                        at("/claim/role", "required"),
                        at("/claim/employer", "required"),
                        at("/claim/from", "date-in-future"),
                        at("/claim/until", "until-before-from"),
                        at("/claim/hoursPerWeek", "out-of-range"));
    }

    @Test
    void aSubmissionTellsEveryFaultOfAnInterruptionAndOfADocumentAtOnce() {
        assertThat(submissionOf(new Claim.OfInterruption("holiday", LocalDate.of(202, 1, 1), null)))
                .containsExactlyInAnyOrder(at("/claim/reason", "unknown-value"), at("/claim/from", "date-too-early"));
        assertThat(submissionOf(new Claim.OfDocument(null, DAY, DAY.minusDays(1))))
                .containsExactlyInAnyOrder(
                        at("/claim/document", "required"), at("/claim/validUntil", "until-before-from"));
    }

    @Test
    void aPlannedLeaveMayLieAhead() {
        LocalDate ahead = businessDay.today().plusDays(30);

        assertThat(submissionOf(new Claim.OfInterruption("pregnancy", ahead, ahead.plusDays(112))))
                .isEmpty();
    }

    @Test
    void aSubmissionTellsWhatIsWrongWithEmployersAndInterruptions() {
        String known = learners.anOrganisation("EMPLOYER").value();

        assertThat(submissionOf(new Claim.OfPractice(
                        "social-domain",
                        "wijkteamdoener",
                        known,
                        null,
                        "Wijkteamdoener & sparringpartner",
                        DAY,
                        DAY.plusYears(1),
                        Hundredths.ofWhole(24),
                        List.of(
                                new Claim.Employer(null, "Uitzendbureau"),
                                new Claim.Employer("no-such-body", null),
                                new Claim.Employer(null, " ")),
                        List.of(
                                new Claim.Pause("parental-leave", DAY.plusDays(10), DAY.plusDays(20)),
                                new Claim.Pause("holiday", DAY.minusDays(1), DAY.plusYears(2)),
                                new Claim.Pause(null, null, null)))))
                .containsExactlyInAnyOrder(
                        at("/claim/alsoAt/1/organisation", "unknown-value"),
                        at("/claim/alsoAt/2/name", "required"),
                        at("/claim/interruptions/1/reason", "unknown-value"),
                        at("/claim/interruptions/1/from", "outside-practice"),
                        at("/claim/interruptions/1/until", "outside-practice"),
                        at("/claim/interruptions/2/reason", "required"),
                        at("/claim/interruptions/2/from", "required"));
    }

    @Test
    void aReflectionAndAnApplicationAreToldWhatTheyLack() {
        Claim claim = new Claim.OfActivity(
                "Moreel beraad",
                "session",
                null,
                "reflection",
                null,
                "rouw op het werk",
                DAY,
                Hundredths.ofWhole(2),
                null,
                null,
                List.of("experiential", "scientific", "hearsay"),
                List.of(new Claim.Answered("Wat leerde u?", " "), new Claim.Answered(null, "Veel")),
                new Claim.Applied("Een keer", null, null),
                Map.of());

        assertThat(submissionOf(claim))
                .containsExactlyInAnyOrder(
                        at("/claim/knowledgeSources/2", "unknown-value"),
                        at("/claim/answers/0/answer", "required"),
                        at("/claim/answers/1/question", "required"),
                        at("/claim/application/changed", "required"));
    }

    @Test
    void todayIsNotTheFuture() {
        Claim today = new Claim.OfActivity(
                "Training",
                "course",
                "training",
                null,
                businessDay.today(),
                Hundredths.ofWhole(1),
                null,
                null,
                Map.of());

        assertThat(submissionOf(today)).isEmpty();
    }

    @Test
    void whatIsEndlessOrNoTextIsRefusedInADraftToo() {
        Learner learner = learners.somebody();
        Claim faulty = new Claim.OfActivity(
                "x".repeat(10_000_000),
                "a\u0000b",
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("bad name", 1, "deep", Map.of("a", "b"), "half", "\ud800", "long", "y".repeat(20_001)));

        List<Tuple> faults = draftOf(new NewEvidence(
                learner.id(), new RegisterId("no-such-register"), faulty, List.of(new FileId(UUID.randomUUID()))));

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        at("/claim/title", "too-long"),
                        at("/claim/type", "malformed"),
                        at("/claim/attributes", "malformed-attribute-name"),
                        at("/claim/attributes/deep", "malformed"),
                        at("/claim/attributes/half", "malformed"),
                        at("/claim/attributes/long", "too-long"),
                        at("/register", "unknown-value"),
                        at("/files/0", "unknown-file"));
        assertThat(dossiers.list(learner.id(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void anInfectedFileIsRefused() {
        List<FileId> files = List.of(aFile("CLEAN"), aFile("UNSCANNED"), aFile("INFECTED"));

        List<Tuple> faults =
                draftOf(new NewEvidence(learners.somebody().id(), REGISTER, activity("Met bijlage", 2), files));

        assertThat(faults).containsExactly(at("/files/2", "infected-file"));
    }

    private List<Tuple> draftOf(NewEvidence evidence) {
        return told(catchThrowableOfType(InputRefused.class, () -> dossiers.draft(evidence, BY)));
    }

    /** Of a draft that could be made; it stays one. */
    private List<Tuple> submissionOf(Claim claim) {
        Evidence draft = dossiers.draft(new NewEvidence(learners.somebody().id(), REGISTER, claim, List.of()), BY);
        InputRefused refused =
                catchThrowableOfType(InputRefused.class, () -> dossiers.submit(draft.id(), draft.version(), BY));
        if (refused == null) {
            return List.of();
        }
        assertThat(dossiers.find(draft.id())).contains(draft);
        return told(refused);
    }

    private static List<Tuple> told(InputRefused refused) {
        return refused.faults().stream()
                .map(fault -> at(fault.pointer(), fault.code()))
                .toList();
    }

    private FileId aFile(String scan) {
        UUID id = UUID.randomUUID();
        String sha256 = id.toString().replace("-", "").repeat(2);
        jdbc.sql("""
                insert into file_content (sha256, media_type, size, scan, stored_at)
                values (:sha256, 'application/pdf', 1, :scan, now())
                """).param("sha256", sha256).param("scan", scan).update();
        jdbc.sql("""
                insert into stored_file (id, sha256, name, stored_by, stored_at)
                values (:id, :sha256, 'bewijs.pdf', 'account:test', now())
                """).param("id", id).param("sha256", sha256).update();
        return new FileId(id);
    }

    private static Tuple at(String pointer, String code) {
        return Tuple.tuple(pointer, code);
    }
}
