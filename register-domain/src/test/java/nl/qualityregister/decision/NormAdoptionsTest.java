package nl.qualityregister.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.norm.Draft;
import nl.qualityregister.norm.DraftAlreadyAdopted;
import nl.qualityregister.norm.DraftChangedMeanwhile;
import nl.qualityregister.norm.DraftKind;
import nl.qualityregister.norm.NormDrafts;
import nl.qualityregister.norm.NormSetId;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Validity;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.NormTexts;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class NormAdoptionsTest {
    private static final OccupationCode TESTER = new OccupationCode("tester");

    @Autowired
    NormAdoptions adoptions;

    @Autowired
    NormDrafts drafts;

    @Autowired
    Norms norms;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    private final Actor proposer = Actor.account(UUID.randomUUID());
    private final Actor confirmer = Actor.account(UUID.randomUUID());
    private final String set = NormTexts.anId();
    private final String register = NormTexts.anId();
    private LocalDate today;

    @BeforeEach
    void today() {
        today = businessDay.today();
    }

    @Test
    void aNormAndItsRegisterAreInForceOnceTwoPeopleAdoptedThem() {
        adopt(DraftKind.NORM_SET, NormTexts.norm(set, "1", register, today, 10));
        Draft adopted = adopt(DraftKind.REGISTER, NormTexts.register(register, set));

        assertThat(adopted.adopted()).isEqualTo(new Draft.Adopted(register, "1"));
        assertThat(norms.inForce(new RegisterId(register), TESTER, today, 3).version())
                .isEqualTo(NormVersion.of(set, "1"));
        assertThat(norms.find(new RegisterId(register), TESTER, today.minusDays(1), 0))
                .isEmpty();
    }

    @Test
    void aNextVersionJudgesWhatBeginsOnItsDayAndTheOneBeforeWhatBeganEarlier() {
        LocalDate turn = today.plusDays(40);
        adopt(DraftKind.NORM_SET, NormTexts.norm(set, "1", register, today, 10));
        adopt(DraftKind.REGISTER, NormTexts.register(register, set));

        adopt(DraftKind.NORM_SET, NormTexts.norm(set, "2", register, turn, 20));

        Function<LocalDate, String> judging = day -> norms.inForce(new RegisterId(register), TESTER, day, 0)
                .version()
                .version();
        assertThat(judging.apply(turn.minusDays(1))).isEqualTo("1");
        assertThat(judging.apply(turn)).isEqualTo("2");
        assertThat(norms.validity(norms.version(NormVersion.of(set, "1"))))
                .isEqualTo(new Validity(today, turn.minusDays(1)));
    }

    @Test
    void theOneWhoProposedCannotConfirmNeitherByCodeNorInTheDatabase() {
        Draft draft = proposed(NormTexts.norm(set, "1", register, today, 10));

        assertThatThrownBy(() -> adoptions.confirm(draft.id(), draft.revision(), proposer))
                .isInstanceOf(NormConfirmedByProposer.class);
        assertThatThrownBy(
                        () -> jdbc.sql("""
                                insert into norm_adoption (proposal_id, proposed_by, confirmed_by, confirmed_at)
                                select id, proposed_by, proposed_by, now()
                                from norm_proposal
                                where draft_id = :draft
                                """).param("draft", draft.id().value()).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("norm_adoption_four_eyes_ck");
        assertThatThrownBy(
                        () -> jdbc.sql("""
                                insert into norm_adoption (proposal_id, proposed_by, confirmed_by, confirmed_at)
                                select id, 'account:somebody-else', proposed_by, now()
                                from norm_proposal
                                where draft_id = :draft
                                """).param("draft", draft.id().value()).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("norm_adoption_proposal_fk");
        assertThat(norms.versions(new NormSetId(set))).isEmpty();
    }

    @Test
    void savingADraftMakesItsProposalVoid() {
        Draft draft = proposed(NormTexts.norm(set, "1", register, today, 10));

        Draft saved = drafts.save(draft.id(), 1, NormTexts.norm(set, "1", register, today, 11), proposer);

        assertThatThrownBy(() -> adoptions.confirm(draft.id(), 1, confirmer)).isInstanceOf(DraftChangedMeanwhile.class);
        assertThatThrownBy(() -> adoptions.confirm(draft.id(), saved.revision(), confirmer))
                .isInstanceOf(NormNotProposed.class);
    }

    @Test
    void aDraftWithFaultsIsNotProposedAndEveryFaultIsTold() {
        Draft draft = drafts.draft(
                DraftKind.NORM_SET,
                NormTexts.norm(set, "1", register, today.minusDays(1), 10)
                        .replace("\"of\": \"points\"", "\"of\": \"pints\""),
                proposer);

        assertThat(faults(() -> adoptions.propose(draft.id(), 1, "Because", proposer)))
                .containsExactly("/document/rules/0/counted/sum/of");
        assertThat(faults(() -> adoptions.propose(draft.id(), 1, " ", proposer)))
                .containsExactly("/reason");
    }

    @Test
    void aVersionIsNotAdoptedOverAnotherNorWithAGapNorInThePastNorTwice() {
        LocalDate turn = today.plusDays(40);
        String range = "\"from\": \"%s\", \"until\": \"%s\"".formatted(today, turn);
        adopt(DraftKind.NORM_SET, NormTexts.norm(set, "1", register, range, 10));

        assertThat(problems(NormTexts.norm(set, "2", register, turn, 10)))
                .containsExactly("/effective overlaps version 1");
        assertThat(problems(NormTexts.norm(set, "2", register, turn.plusDays(2), 10)))
                .containsExactly("/effective/from leaves a gap: the version before it ends on " + turn);
        assertThat(problems(NormTexts.norm(NormTexts.anId(), "1", register, today.minusDays(1), 10)))
                .containsExactly("/effective/from lies in the past: today is " + today);
        assertThat(problems(NormTexts.norm(set, "1", register, turn.plusDays(1), 10)))
                .containsExactly("/version there is a version " + set + "/1 already, and a version never changes");
        assertThat(problems(NormTexts.norm(set, "2", register, turn.plusDays(1), 10)))
                .isEmpty();
    }

    @Test
    void ofSixteenWhoConfirmAtOnceOneAdoptsAndTheOthersAreToldSo() throws InterruptedException {
        Draft draft = proposed(NormTexts.norm(set, "1", register, today, 10));

        List<AtOnce.Ending<Draft>> endings = AtOnce.run(
                16, i -> () -> adoptions.confirm(draft.id(), draft.revision(), Actor.account(UUID.randomUUID())));

        assertThat(endings).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(endings)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof DraftAlreadyAdopted);
        assertThat(norms.versions(new NormSetId(set))).hasSize(1);
    }

    @Test
    void ofSixteenVersionsThatWouldFollowTheSameOneAtOnceOneDoes() throws InterruptedException {
        adopt(DraftKind.NORM_SET, NormTexts.norm(set, "1", register, today, 10));
        List<Draft> rivals = java.util.stream.IntStream.range(0, 16)
                .mapToObj(i -> proposed(NormTexts.norm(set, "rival-" + i, register, today.plusDays(10 + i), 10)))
                .toList();

        List<AtOnce.Ending<Draft>> endings =
                AtOnce.run(16, i -> () -> adoptions.confirm(rivals.get(i).id(), 1, confirmer));

        // Those that come after the first may follow it in turn, later versions after earlier ones; none overlaps
        // another.
        List<Validity> days =
                norms.versions(new NormSetId(set)).stream().map(norms::validity).toList();
        for (int i = 1; i < days.size(); i++) {
            assertThat(days.get(i - 1).until()).isEqualTo(days.get(i).from().minusDays(1));
        }
        assertThat(days.size() - 1)
                .isEqualTo((int) endings.stream()
                        .filter(ending -> ending.thrown() == null)
                        .count())
                .isPositive();
        assertThat(endings)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof InputRefused);
    }

    @Test
    void ofSixteenWhoSaveOnTheSameRevisionOneIsKept() throws InterruptedException {
        Draft draft = drafts.draft(DraftKind.NORM_SET, "{}", proposer);

        List<AtOnce.Ending<Draft>> endings =
                AtOnce.run(16, i -> () -> drafts.save(draft.id(), 1, "{\"version\": \"" + i + "\"}", proposer));

        assertThat(endings).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(endings)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof DraftChangedMeanwhile);
        assertThat(drafts.find(draft.id()).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void remarksAreNumberedWithoutGapsHoweverManySpeakAtOnce() throws InterruptedException {
        Draft draft = drafts.draft(DraftKind.NORM_SET, "{}", proposer);

        AtOnce.run(16, i -> () -> drafts.remark(draft.id(), "professional", "Remark " + i, confirmer));

        assertThat(drafts.remarks(draft.id(), 0, 100))
                .extracting(remark -> remark.number())
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.rangeClosed(1, 16).boxed().toList());
        assertThatThrownBy(() -> jdbc.sql("update norm_remark set remark = '' where draft_id = :draft")
                        .param("draft", draft.id().value())
                        .update())
                .hasMessageContaining("never changed or removed");
    }

    @Test
    void whatWasAdoptedIsNeitherSavedNorRemarkedOnNorAdoptedAgain() {
        Draft adopted = adopt(DraftKind.NORM_SET, NormTexts.norm(set, "1", register, today, 10));

        assertThatThrownBy(() -> drafts.save(adopted.id(), 1, "{}", proposer)).isInstanceOf(DraftAlreadyAdopted.class);
        assertThatThrownBy(() -> drafts.remark(adopted.id(), "registrar", "Too late", proposer))
                .isInstanceOf(DraftAlreadyAdopted.class);
        assertThatThrownBy(() -> adoptions.confirm(adopted.id(), 1, confirmer)).isInstanceOf(DraftAlreadyAdopted.class);
    }

    @Test
    void aRegisterMayChangeButNeverDropAnOccupationNorNameANormThatIsNotThere() {
        adopt(DraftKind.NORM_SET, NormTexts.norm(set, "1", register, today, 10));
        adopt(DraftKind.REGISTER, NormTexts.register(register, set));
        String more = NormTexts.register(register, set)
                .replace("\"tester\", \"nl\": \"tester\"", "\"tester\", \"nl\": \"beproever\"");

        Draft second = adopt(DraftKind.REGISTER, more);

        assertThat(second.adopted()).isEqualTo(new Draft.Adopted(register, "2"));
        assertThat(norms.register(new RegisterId(register))
                        .occupation(TESTER)
                        .orElseThrow()
                        .name()
                        .nl())
                .isEqualTo("beproever");
        assertThat(drafts.read(DraftKind.REGISTER, more.replace("\"tester\"", "\"other\""))
                        .faults())
                .extracting(fault -> fault.pointer())
                .containsExactly("/occupations");
        assertThat(drafts.read(DraftKind.REGISTER, NormTexts.register(register, NormTexts.anId()))
                        .faults())
                .extracting(fault -> fault.pointer())
                .containsExactly("/normSets/0/normSet");
    }

    @Test
    void anOverlayOfARecordedVersionIsRecordedWhole() {
        adopt(DraftKind.NORM_SET, NormTexts.norm(set, "1", register, today, 10));
        String overlay = """
                {"id": "%s", "version": "2", "basedOn": {"normSet": "%s", "version": "1"}, "source": "Relief",
                 "effective": {"from": "%s"},
                 "transitions": [{"id": "relief", "why": {"nl": "Overgang.", "en": "Transition."}, "source": "Relief",
                                  "when": {"date": "period-start", "before": "%s"},
                                  "adjust": [{"rules": ["total"], "minus": 4}]}]}
                """.formatted(set, set, today.plusDays(5), today.plusDays(100));

        adopt(DraftKind.NORM_SET, overlay);

        assertThat(norms.version(NormVersion.of(set, "2")).print())
                .contains("Punten in totaal")
                .doesNotContain("basedOn");
    }

    private List<String> problems(String document) {
        return drafts.read(DraftKind.NORM_SET, document).faults().stream()
                .map(fault -> fault.pointer() + " " + fault.message())
                .toList();
    }

    private static List<String> faults(Runnable act) {
        try {
            act.run();
            return List.of();
        } catch (Refusal refused) {
            return refused.faults().stream().map(Fault::pointer).collect(Collectors.toList());
        }
    }

    private Draft proposed(String document) {
        Draft draft = drafts.draft(DraftKind.NORM_SET, document, proposer);
        adoptions.propose(draft.id(), 1, "The council decided so.", proposer);
        return draft;
    }

    private Draft adopt(DraftKind kind, String document) {
        Draft draft = drafts.draft(kind, document, proposer);
        adoptions.propose(draft.id(), 1, "The council decided so.", proposer);
        return adoptions.confirm(draft.id(), 1, confirmer);
    }
}
