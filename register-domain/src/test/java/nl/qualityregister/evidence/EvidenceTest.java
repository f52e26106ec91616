package nl.qualityregister.evidence;

import static nl.qualityregister.evidence.Claims.DAY;
import static nl.qualityregister.evidence.Claims.activity;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.points.Points;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.trail.Actor;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The life of a piece of evidence. */
@DomainTest
class EvidenceTest {
    private static final Actor BY = Actor.account("test");

    @Autowired
    EvidenceDossiers dossiers;

    @Autowired
    Points points;

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
    void aDraftMayLackEverythingAndIsFoundAsItWasTyped() {
        Learner learner = learners.somebody();

        Evidence drafted = dossiers.draft(new NewEvidence(learner.id(), REGISTER, Claims.nothingYet(), List.of()), BY);

        assertThat(drafted.state()).isEqualTo(EvidenceState.DRAFT);
        assertThat(drafted.claim()).isEqualTo(Claims.nothingYet());
        assertThat(dossiers.find(drafted.id())).contains(drafted);
    }

    @Test
    void everyKindOfClaimIsKeptAsItIs() {
        Learner learner = learners.somebody();
        List<Claim> claims = List.of(
                new Claim.OfActivity(
                        "Moreel beraad",
                        "session",
                        "intervision",
                        null,
                        DAY,
                        null,
                        Hundredths.parse("2.25"),
                        "experiential",
                        Map.of("groupSize", 6, "registered", true, "themes", List.of("schuld", "schaamte"))),
                Claims.practice(),
                new Claim.OfPractice(
                        "social-domain",
                        "wijkteamdoener",
                        "gemeente-zilverdam",
                        "Gemeente Zilverdam",
                        "Wijkteamdoener & sparringpartner",
                        DAY,
                        null,
                        Hundredths.parse("28.5"),
                        List.of(new Claim.Employer(null, "Uitzendbureau")),
                        List.of(new Claim.Pause("care", DAY.plusDays(10), null))),
                new Claim.OfActivity(
                        "Gesprek met het voedselbankteam",
                        "visit",
                        "meelopen",
                        "other",
                        null,
                        "armoede",
                        DAY,
                        null,
                        Hundredths.ofWhole(3),
                        null,
                        List.of("experiential", "professional"),
                        List.of(new Claim.Answered("Wat leerde u?", "Eerst luisteren.")),
                        new Claim.Applied("Nieuwe intake", "Minder afhakers", DAY.plusDays(30)),
                        Map.of()),
                new Claim.OfInterruption("illness", "langdurig", DAY, null),
                new Claim.OfDocument("insurance", "beroepsaansprakelijkheid", "Verzekeraar", DAY, null),
                new Claim.OfInterruption("pregnancy", DAY, DAY.plusDays(112)),
                new Claim.OfDocument("vog", DAY, DAY.plusYears(5)));

        List<Claim> kept = claims.stream()
                .map(claim -> dossiers.draft(new NewEvidence(learner.id(), REGISTER, claim, List.of()), BY))
                .map(evidence -> dossiers.find(evidence.id()).orElseThrow().claim())
                .toList();

        assertThat(kept).isEqualTo(claims);
    }

    @Test
    void aClaimOfTheEarlierShapeIsStillRead() {
        Evidence draft = aDraft(learners.somebody());
        jdbc.sql("""
                update evidence
                set claim = '{"kind": "activity", "title": "Oud", "knowledgeSource": "experiential"}'
                where id = :id
                """).param("id", draft.id().value()).update();

        Claim claim = dossiers.find(draft.id()).orElseThrow().claim();

        assertThat(claim).isInstanceOfSatisfying(Claim.OfActivity.class, old -> {
            assertThat(old.knowledgeSources()).containsExactly("experiential");
            assertThat(old.answers()).isEmpty();
            assertThat(old.application()).isNull();
        });
    }

    @Test
    void severalSourcesOfKnowledgeAndAnApplicationReachTheLedger() {
        Learner learner = learners.somebody();
        Claim claim = new Claim.OfActivity(
                "Gesprek",
                "visit",
                null,
                "other",
                null,
                null,
                DAY,
                Hundredths.ofWhole(3),
                null,
                null,
                List.of("experiential", "professional"),
                List.of(),
                new Claim.Applied("Ja", "Veel", null),
                Map.of());

        judge(submitted(learner, claim).id(), new Judgement.Accepted(null, null));

        assertThat(points.ledger(learner.id(), REGISTER))
                .singleElement()
                .satisfies(credit -> assertThat(credit.fact().attributes())
                        .containsEntry("knowledgeSource", "experiential")
                        .containsEntry("knowledgeSources", List.of("experiential", "professional"))
                        .containsEntry("applied", true));
    }

    @Test
    void everyVersionIsRemembered() {
        Evidence draft = aDraft(learners.somebody());

        Evidence saved = dossiers.save(draft.id(), draft.version(), activity("Tweede", 3), List.of(), BY);
        Evidence submitted = dossiers.submit(draft.id(), saved.version(), BY);

        assertThat(List.of(draft.version(), saved.version(), submitted.version()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(versions(draft.id())).containsExactly("DRAFT Eerste", "DRAFT Tweede", "SUBMITTED Tweede");
        assertThatThrownBy(() -> jdbc.sql("delete from evidence_change where evidence_id = :id")
                        .param("id", draft.id().value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void anOldVersionIsRefusedWithBoth() {
        Evidence draft = aDraft(learners.somebody());
        Evidence saved = dossiers.save(draft.id(), draft.version(), activity("Tweede", 3), List.of(), BY);

        EvidenceChangedMeanwhile refused = catchThrowableOfType(
                EvidenceChangedMeanwhile.class,
                () -> dossiers.save(draft.id(), draft.version(), activity("Derde", 3), List.of(), BY));

        assertThat(refused.values())
                .containsEntry("seen", Long.toString(draft.version()))
                .containsEntry("standing", Long.toString(saved.version()));
        assertThat(dossiers.find(draft.id())).contains(saved);
    }

    @Test
    void sixteenSavingTheSameDraftAtOnceHaveOneWinnerAndFifteenClearAnswers() throws InterruptedException {
        Evidence draft = aDraft(learners.somebody());

        List<AtOnce.Ending<Evidence>> endings = AtOnce.run(
                16, i -> () -> dossiers.save(draft.id(), draft.version(), activity("Versie " + i, 3), List.of(), BY));

        List<Evidence> winners = endings.stream()
                .map(AtOnce.Ending::result)
                .filter(Objects::nonNull)
                .toList();
        assertThat(winners).hasSize(1);
        assertThat(endings.stream().filter(ending -> ending.thrown() instanceof EvidenceChangedMeanwhile))
                .hasSize(15);
        assertThat(dossiers.find(draft.id())).contains(winners.getFirst());
    }

    @Test
    void ofSixteenTextsTypedOverOneVersionNoneIsLost() throws InterruptedException {
        Evidence draft = aDraft(learners.somebody());

        List<AtOnce.Ending<Evidence>> endings = AtOnce.run(
                16, i -> () -> dossiers.save(draft.id(), draft.version(), activity("Versie " + i, 3), List.of(), BY));

        List<EvidenceVersion> versions = dossiers.versions(draft.id(), Optional.empty(), 100);
        assertThat(versions.stream().filter(EvidenceVersion::aside)).hasSize(15);
        assertThat(versions.stream().map(EvidenceTest::title))
                .containsAll(IntStream.range(0, 16).mapToObj(i -> "Versie " + i).toList())
                .contains("Eerste")
                .hasSize(17);
        assertThat(endings.stream()
                        .map(AtOnce.Ending::thrown)
                        .filter(EvidenceChangedMeanwhile.class::isInstance)
                        .map(refused -> title(
                                ((EvidenceChangedMeanwhile) refused).yours().orElseThrow())))
                .containsExactlyInAnyOrderElementsOf(versions.stream()
                        .filter(EvidenceVersion::aside)
                        .map(EvidenceTest::title)
                        .toList());
    }

    @Test
    void theSameTextSentAgainIsKeptAsideOnce() {
        Evidence draft = aDraft(learners.somebody());
        dossiers.save(draft.id(), draft.version(), activity("Tweede", 3), List.of(), BY);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> dossiers.save(draft.id(), draft.version(), activity("Derde", 3), List.of(), BY))
                    .isInstanceOf(EvidenceChangedMeanwhile.class);
        }

        assertThat(dossiers.versions(draft.id(), Optional.empty(), 100).stream().map(EvidenceTest::title))
                .containsExactlyInAnyOrder("Eerste", "Tweede", "Derde");
    }

    @Test
    void versionsArePagedWithoutGapsOrDoubles() {
        Evidence draft = aDraft(learners.somebody());
        Evidence last = draft;
        for (int i = 0; i < 6; i++) {
            last = dossiers.save(draft.id(), last.version(), activity("Tekst " + i, 3), List.of(), BY);
        }

        List<String> titles = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (List<EvidenceVersion> page = dossiers.versions(draft.id(), after, 3);
                !page.isEmpty();
                page = dossiers.versions(draft.id(), after, 3)) {
            page.forEach(version -> titles.add(title(version)));
            after = Optional.of(page.getLast().key());
        }

        assertThat(titles).containsExactly("Tekst 5", "Tekst 4", "Tekst 3", "Tekst 2", "Tekst 1", "Tekst 0", "Eerste");
    }

    @Test
    void anAcceptedCorrectionStandsInThePlaceOfTheOldAndCountersItsCredit() {
        Learner learner = learners.somebody();
        Evidence old = make(Move.ACCEPT, submitted(learner, activity("Training", 8)));

        Evidence correction = dossiers.correct(old.id(), activity("Training", 6), List.of(), BY);
        Evidence submitted = dossiers.submit(correction.id(), correction.version(), BY);
        assertThat(standing(learner)).containsExactly("8");
        judge(submitted.id(), new Judgement.Accepted(null, null));

        assertThat(standing(learner)).containsExactly("6");
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(3);
        assertThat(dossiers.find(correction.id()).orElseThrow().corrects()).isEqualTo(old.id());
        assertThat(dossiers.find(old.id()).orElseThrow()).satisfies(corrected -> {
            assertThat(corrected.state()).isEqualTo(EvidenceState.WITHDRAWN);
            assertThat(corrected.reason()).isEqualTo("corrected");
            assertThat(corrected.remark()).isEqualTo(correction.id().toString());
        });
    }

    @Test
    void aRejectedCorrectionLeavesTheOldStanding() {
        Learner learner = learners.somebody();
        Evidence old = make(Move.ACCEPT, submitted(learner, activity("Training", 8)));

        judge(submittedCorrection(old.id()).id(), new Judgement.Rejected("not-recognised", null));

        assertThat(standing(learner)).containsExactly("8");
        assertThat(dossiers.correct(old.id(), activity("Nog eens", 5), List.of(), BY)
                        .state())
                .isEqualTo(EvidenceState.DRAFT);
    }

    @Test
    void sixteenCorrectionsAtOnceLeaveOne() throws InterruptedException {
        Evidence old = make(Move.ACCEPT, submitted(learners.somebody(), activity("Training", 8)));

        List<AtOnce.Ending<Evidence>> endings =
                AtOnce.run(16, i -> () -> dossiers.correct(old.id(), activity("Beter " + i, 6), List.of(), BY));

        assertThat(endings.stream().filter(ending -> ending.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(ending -> ending.thrown() instanceof EvidenceBeingCorrected))
                .hasSize(15);
    }

    @Test
    void whatIsNotJudgedYetIsNotCorrectedButChanged() {
        Evidence draft = aDraft(learners.somebody());

        assertThatThrownBy(() -> dossiers.correct(draft.id(), activity("Beter", 6), List.of(), BY))
                .isInstanceOf(EvidenceNotInThatState.class);
    }

    @Test
    void whatIsReturnedSaysUntilWhen() {
        Evidence submitted = submitted(learners.somebody(), activity("Training", 8));

        Evidence returned =
                judge(submitted.id(), new Judgement.Returned("date-not-shown", "Welke dag was het?", DAY.plusYears(9)));
        Evidence again = dossiers.submit(returned.id(), returned.version(), BY);

        assertThat(returned.answerBy()).isEqualTo(DAY.plusYears(9));
        assertThat(again.answerBy()).isNull();
    }

    private List<String> standing(Learner learner) {
        return points.standing(List.of(learner.id()), REGISTER).get(learner.id()).stream()
                .map(credit -> credit.fact().points().toString())
                .toList();
    }

    private static String title(EvidenceVersion version) {
        return ((Claim.OfActivity) version.claim()).title();
    }

    @Test
    void everyMoveThatIsNotInTheTableIsRefusedAndEveryOtherIsMade() {
        for (EvidenceState state : EvidenceState.values()) {
            for (Move move : EnumSet.complementOf(EnumSet.of(Move.CORRECT))) {
                Evidence evidence = in(state);
                Optional<EvidenceState> next = move.from(state);

                if (next.isPresent()) {
                    assertThat(make(move, evidence).state())
                            .as("%s from %s", move, state)
                            .isEqualTo(next.get());
                } else {
                    assertThatThrownBy(() -> make(move, evidence))
                            .as("%s from %s", move, state)
                            .isInstanceOfAny(EvidenceAlreadyAssessed.class, EvidenceNotInThatState.class);
                    assertThat(dossiers.find(evidence.id())).contains(evidence);
                }
            }
        }
    }

    @Test
    void whatIsAlreadyAssessedSaysSo() {
        Evidence accepted = in(EvidenceState.ACCEPTED);

        assertThatThrownBy(() -> make(Move.REJECT, accepted)).isInstanceOf(EvidenceAlreadyAssessed.class);
        assertThatThrownBy(() -> make(Move.SAVE, accepted)).isInstanceOf(EvidenceAlreadyAssessed.class);
    }

    @Test
    void anAcceptedActivityIsCreditedAsTheAssessorLeftIt() {
        Learner learner = learners.somebody();
        Evidence submitted = submitted(learner, activity("Training", 8));

        Evidence accepted = judge(submitted.id(), new Judgement.Accepted(Hundredths.ofWhole(5), "self-study"));

        assertThat(accepted.claim()).isInstanceOfSatisfying(Claim.OfActivity.class, claim -> {
            assertThat(claim.points()).hasToString("5");
            assertThat(claim.category()).isEqualTo("self-study");
        });
        assertThat(points.ledger(learner.id(), REGISTER)).singleElement().satisfies(credit -> {
            assertThat(credit.fact().points()).hasToString("5");
            assertThat(credit.fact().category()).isEqualTo("self-study");
            assertThat(credit.fact().source().key()).isEqualTo(accepted.id().toString());
            assertThat(credit.fact().attributes())
                    .containsEntry("title", "Training")
                    .containsEntry("knowledgeSource", "professional")
                    .containsEntry("groupSize", 6);
        });
    }

    @Test
    void acceptedPracticeIsNoPoints() {
        Learner learner = learners.somebody();
        Evidence practice = submitted(learner, Claims.practice());

        judge(practice.id(), new Judgement.Accepted(null, null));

        assertThat(points.ledger(learner.id(), REGISTER)).isEmpty();
        assertThat(dossiers.accepted(List.of(learner.id())).get(learner.id()))
                .extracting(Evidence::id)
                .containsExactly(practice.id());
    }

    @Test
    void anAssessorCannotGiveWhatCannotBe() {
        Evidence activity = submitted(learners.somebody(), activity("Training", 8));
        Evidence practice = submitted(learners.somebody(), Claims.practice());

        InputRefused ofActivity = catchThrowableOfType(
                InputRefused.class, () -> judge(activity.id(), new Judgement.Accepted(new Hundredths(-1), "gossip")));
        InputRefused ofPractice = catchThrowableOfType(
                InputRefused.class, () -> judge(practice.id(), new Judgement.Accepted(Hundredths.ofWhole(1), null)));

        assertThat(ofActivity.faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(Tuple.tuple("/points", "negative"), Tuple.tuple("/category", "unknown-value"));
        assertThat(ofPractice.faults()).containsExactly(Fault.at("/points", "only-for-activities"));
        assertThat(dossiers.find(activity.id())).contains(activity);
    }

    @Test
    void sixteenVerdictsAtOnceLeaveOneAndOneCredit() throws InterruptedException {
        Learner learner = learners.somebody();
        Evidence submitted = submitted(learner, activity("Training", 8));

        List<AtOnce.Ending<Evidence>> endings =
                AtOnce.run(16, i -> () -> judge(submitted.id(), new Judgement.Accepted(Hundredths.ofWhole(i), null)));

        assertThat(endings.stream().filter(ending -> ending.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(ending -> ending.thrown() instanceof EvidenceAlreadyAssessed))
                .hasSize(15);
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(1);
    }

    @Test
    void withdrawingWhatWasAcceptedTakesItsPointsBack() {
        Learner learner = learners.somebody();
        Evidence accepted = make(Move.ACCEPT, submitted(learner, activity("Training", 8)));

        Evidence withdrawn = dossiers.withdraw(accepted.id(), accepted.version(), "Was al gemeld", BY);

        assertThat(withdrawn.state()).isEqualTo(EvidenceState.WITHDRAWN);
        assertThat(withdrawn.remark()).isEqualTo("Was al gemeld");
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(2);
        assertThat(points.standing(List.of(learner.id()), REGISTER).get(learner.id()))
                .isEmpty();
    }

    @Test
    void withdrawingWithoutAReasonIsRefused() {
        Evidence draft = aDraft(learners.somebody());

        InputRefused refused =
                catchThrowableOfType(InputRefused.class, () -> dossiers.withdraw(draft.id(), draft.version(), " ", BY));

        assertThat(refused.faults()).containsExactly(Fault.at("/reason", "required"));
    }

    @Test
    void whatIsUnknownIsNotFound() {
        EvidenceId nobodys = new EvidenceId(UUID.randomUUID());

        assertThat(dossiers.find(nobodys)).isEmpty();
        assertThatThrownBy(() -> dossiers.submit(nobodys, 0, BY)).isInstanceOf(EvidenceNotFound.class);
    }

    @Test
    void theListIsNewestFirstAndPagedWithoutGapsOrDoubles() {
        Learner learner = learners.somebody();
        List<EvidenceId> entered = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            entered.add(aDraft(learner).id());
        }

        List<EvidenceId> paged = new ArrayList<>();
        Optional<EvidenceId> after = Optional.empty();
        for (List<Evidence> page = dossiers.list(learner.id(), after, 3);
                !page.isEmpty();
                page = dossiers.list(learner.id(), after, 3)) {
            page.forEach(evidence -> paged.add(evidence.id()));
            after = Optional.of(page.getLast().id());
        }

        assertThat(paged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(entered);
        assertThat(dossiers.list(learners.somebody().id(), Optional.of(entered.getFirst()), 3))
                .isEmpty();
    }

    private List<String> versions(EvidenceId id) {
        return jdbc.sql("""
                select state, claim ->> 'title' as title
                from evidence_change
                where evidence_id = :id
                order by version
                """)
                .param("id", id.value())
                .query((row, number) -> row.getString("state") + " " + row.getString("title"))
                .list();
    }

    private Evidence in(EvidenceState state) {
        return switch (state) {
            case DRAFT -> aDraft(learners.somebody());
            case SUBMITTED -> submitted(learners.somebody(), activity("Training", 8));
            case RETURNED -> make(Move.RETURN, in(EvidenceState.SUBMITTED));
            case ACCEPTED -> make(Move.ACCEPT, in(EvidenceState.SUBMITTED));
            case REJECTED -> make(Move.REJECT, in(EvidenceState.SUBMITTED));
            case WITHDRAWN -> make(Move.WITHDRAW, in(EvidenceState.DRAFT));
        };
    }

    private Evidence make(Move move, Evidence evidence) {
        EvidenceId id = evidence.id();
        return switch (move) {
            case SAVE -> dossiers.save(id, evidence.version(), activity("Anders", 2), List.of(), BY);
            case SUBMIT -> dossiers.submit(id, evidence.version(), BY);
            case WITHDRAW -> dossiers.withdraw(id, evidence.version(), "toch niet", BY);
            case CORRECT -> throw new IllegalStateException("comes of accepting another piece");
            case ACCEPT -> judge(id, new Judgement.Accepted(null, null));
            case REJECT -> judge(id, new Judgement.Rejected("not-recognised", null));
            case RETURN -> judge(id, new Judgement.Returned("date-not-shown", "Welke dag was het?"));
        };
    }

    private Evidence submittedCorrection(EvidenceId id) {
        Evidence correction = dossiers.correct(id, activity("Beter", 3), List.of(), BY);
        return dossiers.submit(correction.id(), correction.version(), BY);
    }

    private Evidence judge(EvidenceId id, Judgement judgement) {
        return dossiers.conclude(Map.of(id, judgement), BY).getFirst();
    }

    private Evidence submitted(Learner learner, Claim claim) {
        Evidence draft = dossiers.draft(new NewEvidence(learner.id(), REGISTER, claim, List.of()), BY);
        return dossiers.submit(draft.id(), draft.version(), BY);
    }

    private Evidence aDraft(Learner learner) {
        return dossiers.draft(new NewEvidence(learner.id(), REGISTER, activity("Eerste", 4), List.of()), BY);
    }
}
