package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.NormTexts;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Several programs on one database. */
@DomainTest
class LibraryTest {
    private static final Actor SOMEBODY = Actor.job("test");

    @Autowired
    Shelf shelf;

    @Autowired
    NormVersions versions;

    @Autowired
    RegisterVersions registers;

    @Autowired
    NormDrafts drafts;

    @Autowired
    Norms norms;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatOneProgramAdoptsEveryOtherKnowsWithoutBeingStartedAgain() {
        Norms elsewhere = new Norms(new Library(shelf, versions, registers, transaction));
        NormSetId set = new NormSetId(NormTexts.anId());

        adopt(set);

        assertThat(norms.versions(set)).hasSize(1);
        await().atMost(Duration.ofSeconds(2))
                .until(() -> elsewhere.versions(set).size() == 1);
    }

    @Test
    void aPinnedVersionIsFoundAtOnceByAProgramThatHasNotHeardOfIt() {
        Norms elsewhere = new Norms(new Library(shelf, versions, registers, transaction));
        NormSetId set = new NormSetId(NormTexts.anId());

        adopt(set);

        assertThat(elsewhere.version(new NormVersion(set, "1")).version().version())
                .isEqualTo("1");
    }

    @Test
    void whatWasNotCommittedIsForgotten() {
        NormSetId set = new NormSetId(NormTexts.anId());

        transaction.executeWithoutResult(status -> {
            adopt(set);
            status.setRollbackOnly();
        });

        assertThat(norms.versions(set)).isEmpty();
    }

    @Test
    void whatIsRefusedToAQuestionUndoesNothingOfWhoAsked() {
        NormSetId set = new NormSetId(NormTexts.anId());

        transaction.executeWithoutResult(status -> {
            adopt(set);
            assertThatThrownBy(() -> norms.register(new RegisterId("nowhere"))).isInstanceOf(RegisterUnknown.class);
        });

        assertThat(norms.versions(set)).hasSize(1);
    }

    @Test
    void aProgramStartedAgainKeepsTheAdoptedDocumentOfARegister() {
        RegisterId register = new RegisterId(NormTexts.anId());
        NormSetId set = new NormSetId(NormTexts.anId());
        adopt(set);
        registers.recordShipped(register, NormTexts.register(register.value(), set.value()));
        registers.recordAdopted(
                register, NormTexts.register(register.value(), set.value()).replace("28", "21"));

        registers.recordShipped(
                register, NormTexts.register(register.value(), set.value()).replace("28", "14"));

        assertThat(registers.latest())
                .filteredOn(latest -> latest.register().equals(register.value()))
                .extracting(RegisterVersions.Recorded::number)
                .containsExactly(2);
    }

    private void adopt(NormSetId set) {
        Draft draft = drafts.draft(
                DraftKind.NORM_SET, NormTexts.norm(set.value(), "1", "krsd-demo", businessDay.today(), 10), SOMEBODY);
        drafts.adopt(draft.id(), 1, SOMEBODY);
    }
}
