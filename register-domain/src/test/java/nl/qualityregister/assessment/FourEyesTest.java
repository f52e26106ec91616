package nl.qualityregister.assessment;

import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.points.Points;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Where two people judge, neither knows of the other, and where they differ a third decides. */
@DomainTest
class FourEyesTest {
    private static final Map<String, Object> LESS = Map.of("points", "20");

    @Autowired
    Desk desk;

    @Autowired
    EvidenceDossiers dossiers;

    @Autowired
    Points points;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    Assessors assessors;
    Claims claims;

    Learner learner;
    Evidence evidence;
    ItemId item;

    @BeforeEach
    void evidenceWorthMuch() {
        learners = new Learners(rooms);
        assessors = new Assessors(rooms);
        claims = new Claims(rooms);
        learner = learners.somebody();
        evidence = claims.submitted(learner, Claims.worth(40));
        item = claims.item(evidence);
    }

    @Test
    void whatTheFirstFoundIsToldToNobodyYet() {
        Account first = assessors.any();
        Account second = assessors.any();

        Item waiting = desk.conclude(item, Findings.accepted(), first);

        assertThat(waiting.state()).isEqualTo(ItemState.OPEN);
        assertThat(waiting.stage()).isEqualTo(Stage.SECOND);
        assertThat(dossiers.find(evidence.id()).orElseThrow().state()).isEqualTo(EvidenceState.SUBMITTED);
        assertThat(desk.judgements(item, second)).isEmpty();
        assertThat(desk.judgements(item, first)).hasSize(1);
        assertThat(queueOf(first)).doesNotContain(item);
        assertThat(queueOf(second)).contains(item);
    }

    @Test
    void nobodyIsTheSecondPairOfEyesOnHisOwnJudgement() {
        Account first = assessors.any();
        desk.conclude(item, Findings.accepted(), first);

        assertThatThrownBy(() -> desk.claim(item, first)).isInstanceOf(ItemJudgedByYou.class);
        assertThatThrownBy(() -> desk.conclude(item, Findings.accepted(), first))
                .isInstanceOf(ItemJudgedByYou.class);
    }

    @Test
    void twoWhoFindTheSameConclude() {
        desk.conclude(item, Findings.inPart("worth-less", LESS), assessors.any());

        Item concluded = desk.conclude(item, Findings.inPart("hours-not-shown", LESS), assessors.any());

        assertThat(concluded.state()).isEqualTo(ItemState.CONCLUDED);
        Evidence accepted = dossiers.find(evidence.id()).orElseThrow();
        assertThat(accepted.state()).isEqualTo(EvidenceState.ACCEPTED);
        assertThat(accepted.reason()).isEqualTo("worth-less");
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(1);
    }

    @Test
    void whereTwoDifferAThirdSeesBothAndDecides() {
        Account first = assessors.any();
        Account second = assessors.any();
        Account registrar = assessors.registrar();
        desk.conclude(item, Findings.accepted(), first);

        Item moderated = desk.conclude(item, Findings.rejected("not-recognised"), second);

        assertThat(moderated.stage()).isEqualTo(Stage.MODERATION);
        assertThat(dossiers.find(evidence.id()).orElseThrow().state()).isEqualTo(EvidenceState.SUBMITTED);
        assertThat(desk.judgements(item, second)).extracting(Judged::by).containsExactly(second.id());
        assertThat(desk.judgements(item, registrar)).hasSize(2);
        assertThat(queueOf(registrar)).contains(item);
        assertThatThrownBy(() -> desk.conclude(item, Findings.accepted(), first))
                .isInstanceOf(ItemJudgedByYou.class);

        desk.conclude(item, Findings.accepted(), registrar);

        assertThat(dossiers.find(evidence.id()).orElseThrow().state()).isEqualTo(EvidenceState.ACCEPTED);
        assertThat(desk.judgements(item, registrar)).hasSize(3);
    }

    @Test
    void aRegistrarSeesOnlyWhatIsToBeModerated() {
        assertThat(desk.find(item, assessors.registrar())).isEmpty();
    }

    @Test
    void theFirstEvidenceAfterARejectionIsJudgedByTwo() {
        Learner refused = learners.somebody();
        ItemId rejected = claims.itemOf(refused);
        desk.conclude(rejected, Findings.rejected("not-recognised"), assessors.any());

        ItemId next = claims.itemOf(refused);

        Item laid = desk.find(next, assessors.any()).orElseThrow();
        assertThat(laid.eyes()).isEqualTo(2);
        assertThat(desk.find(claims.itemOf(learners.somebody()), assessors.any())
                        .orElseThrow()
                        .eyes())
                .isEqualTo(1);
    }

    @Test
    void noRejectionByOnePersonAloneWhereTheRegisterSaysSo() {
        Item one =
                desk.find(claims.itemOf(learners.somebody()), assessors.any()).orElseThrow();

        assertThat(Next.of(one, Findings.rejected("not-recognised"), List.of(), true, Panel.NONE))
                .isEqualTo(new Next.Passed(Stage.SECOND));
        assertThat(Next.of(one, Findings.rejected("not-recognised"), List.of(), false, Panel.NONE))
                .isInstanceOf(Next.Concluded.class);
        assertThat(Next.of(one, Findings.accepted(), List.of(), true, Panel.NONE))
                .isInstanceOf(Next.Concluded.class);
    }

    @Test
    void sixteenJudgingAtOnceWhereTwoAreAskedLeaveTwoJudgementsOneVerdictAndClearAnswers() throws InterruptedException {
        List<Account> sixteen = assessors.some(16);

        List<AtOnce.Ending<Item>> endings =
                AtOnce.run(16, i -> () -> desk.conclude(item, Findings.accepted(), sixteen.get(i)));

        long accepted = endings.stream()
                .map(AtOnce.Ending::result)
                .filter(Objects::nonNull)
                .count();
        assertThat(accepted).isBetween(1L, 2L);
        assertThat(endings.stream().map(AtOnce.Ending::thrown).filter(Objects::nonNull))
                .allMatch(nl.qualityregister.house.Refusal.class::isInstance);
        if (accepted == 1) {
            desk.conclude(item, Findings.accepted(), assessors.any());
        }
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(1);
    }

    private List<ItemId> queueOf(Account assessor) {
        return desk.queue(QueueFilter.ALL, assessor, Optional.empty(), 10_000).stream()
                .map(Item::id)
                .toList();
    }
}
