package nl.qualityregister.assessment;

import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.qualityregister.assessment.BulkPreview.Result;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Refusal;
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

/** Many like items are judged with one finding, as shown beforehand. */
@DomainTest
class BulkVerdictsTest {
    @Autowired
    Desk desk;

    @Autowired
    BulkVerdicts bulk;

    @Autowired
    Points points;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    Assessors assessors;
    Claims claims;

    @BeforeEach
    void people() {
        learners = new Learners(rooms);
        assessors = new Assessors(rooms);
        claims = new Claims(rooms);
    }

    @Test
    void eachItemIsAnsweredForItselfAndNoneIsJudgedThatMayNotBe() {
        Account assessor = assessors.any();
        Learner self = learners.somebody();
        assessors.tie(assessor, self);
        Learner free = learners.somebody();
        Learner much = learners.somebody();
        ItemId plain = claims.itemOf(free);
        ItemId worthMuch = claims.itemOf(much, Claims.worth(50));
        ItemId own = claims.itemOf(self);
        ItemId claimed = claims.itemOf(learners.somebody());
        desk.claim(claimed, assessors.any());
        BulkVerdict verdict = new BulkVerdict(List.of(plain, worthMuch, own, claimed), Findings.accepted());

        BulkPreview preview = bulk.preview(verdict, assessor);
        BulkPreview done = bulk.conclude(verdict, preview.digest(), assessor);

        assertThat(preview.rows())
                .extracting(BulkPreview.Row::result)
                .containsExactly(Result.CONCLUDED, Result.PASSED_ON, Result.REFUSED, Result.REFUSED);
        assertThat(preview.rows())
                .extracting(BulkPreview.Row::problem)
                .containsExactly(null, null, "item-not-found", "item-claimed-by-another");
        assertThat(done.rows()).isEqualTo(preview.rows());
        assertThat(points.ledger(free.id(), REGISTER)).hasSize(1);
        assertThat(points.ledger(much.id(), REGISTER)).isEmpty();
        assertThat(points.ledger(self.id(), REGISTER)).isEmpty();
    }

    @Test
    void aPreviewThatNoLongerHoldsIsNotActedUpon() {
        Account assessor = assessors.any();
        Learner learner = learners.somebody();
        ItemId item = claims.itemOf(learner);
        BulkVerdict verdict = new BulkVerdict(List.of(item), Findings.accepted());
        BulkPreview preview = bulk.preview(verdict, assessor);
        desk.claim(item, assessors.any());

        assertThatThrownBy(() -> bulk.conclude(verdict, preview.digest(), assessor))
                .isInstanceOf(BulkPreviewOutdated.class);
        assertThat(points.ledger(learner.id(), REGISTER)).isEmpty();
    }

    @Test
    void theSameActAgainIsRefusedAndJudgesNothingTwice() {
        Account assessor = assessors.any();
        Learner learner = learners.somebody();
        BulkVerdict verdict = new BulkVerdict(List.of(claims.itemOf(learner)), Findings.accepted());
        String digest = bulk.preview(verdict, assessor).digest();
        bulk.conclude(verdict, digest, assessor);

        assertThatThrownBy(() -> bulk.conclude(verdict, digest, assessor)).isInstanceOf(BulkPreviewOutdated.class);
        assertThat(points.ledger(learner.id(), REGISTER)).hasSize(1);
    }

    @Test
    void onlyLikeItemsAreJudgedTogether() {
        ItemId training = claims.itemOf(learners.somebody());
        ItemId reflection = claims.itemOf(learners.somebody(), Claims.activity("reflection", 4, Map.of()));

        assertThatThrownBy(() -> bulk.preview(
                        new BulkVerdict(List.of(training, reflection), Findings.accepted()), assessors.any()))
                .isInstanceOf(InputRefused.class);
    }

    @Test
    void sixteenJudgingTheSameTenAtOnceCreditEachOnce() throws InterruptedException {
        List<Learner> people = new ArrayList<>();
        List<ItemId> items = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Learner learner = learners.somebody();
            people.add(learner);
            items.add(claims.itemOf(learner));
        }
        BulkVerdict verdict = new BulkVerdict(items, Findings.accepted());
        List<Account> sixteen = assessors.some(16);
        String digest = bulk.preview(verdict, sixteen.getFirst()).digest();

        List<AtOnce.Ending<BulkPreview>> endings =
                AtOnce.run(16, i -> () -> bulk.conclude(verdict, digest, sixteen.get(i)));

        assertThat(endings.stream().map(AtOnce.Ending::result).filter(Objects::nonNull))
                .hasSize(1);
        assertThat(endings.stream().map(AtOnce.Ending::thrown).filter(Objects::nonNull))
                .allMatch(Refusal.class::isInstance);
        assertThat(people)
                .allMatch(learner -> points.ledger(learner.id(), REGISTER).size() == 1);
    }
}
