package nl.qualityregister.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.organisation.Approvals;
import nl.qualityregister.organisation.JointAct;
import nl.qualityregister.organisation.SecondPersonNeeded;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys are changed by two where the register runs for real: the operator, and a registrar who approved it. */
@JobTest
class SecondPersonTest {
    private static final Actor OPERATOR = Actor.job("seal");
    private static final Actor REGISTRAR = Actor.account(UUID.randomUUID());

    @Autowired
    Approvals approvals;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void theOperatorAloneIsRefusedAndAnApprovalServesOnce() {
        SecondPerson second = new SecondPerson(approvals, transaction, true);
        String digest = UUID.randomUUID().toString();

        assertThatThrownBy(() -> second.approved(JointAct.SEAL_KEY_ROTATION, digest, OPERATOR))
                .isInstanceOf(SecondPersonNeeded.class);
        approvals.approve(JointAct.SEAL_KEY_ROTATION, digest, REGISTRAR);
        assertThatThrownBy(() -> second.approved(JointAct.RECEIPT_KEY_ROTATION, digest, OPERATOR))
                .isInstanceOf(SecondPersonNeeded.class);
        assertThatCode(() -> second.approved(JointAct.SEAL_KEY_ROTATION, digest, OPERATOR))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> second.approved(JointAct.SEAL_KEY_ROTATION, digest, OPERATOR))
                .isInstanceOf(SecondPersonNeeded.class);
    }

    @Test
    void nobodyIsHisOwnSecondPerson() {
        SecondPerson second = new SecondPerson(approvals, transaction, true);
        String digest = UUID.randomUUID().toString();
        approvals.approve(JointAct.SEAL_KEY_ROTATION, digest, REGISTRAR);

        assertThatThrownBy(() -> second.approved(JointAct.SEAL_KEY_ROTATION, digest, REGISTRAR))
                .isInstanceOf(SecondPersonNeeded.class);
    }

    @Test
    void ofSixteenAtOnceOneUsesTheApproval() throws InterruptedException {
        SecondPerson second = new SecondPerson(approvals, transaction, true);
        String digest = UUID.randomUUID().toString();
        approvals.approve(JointAct.CERTIFICATE_REVOCATION, digest, REGISTRAR);

        List<AtOnce.Ending<Boolean>> endings = AtOnce.run(16, i -> () -> {
            second.approved(JointAct.CERTIFICATE_REVOCATION, digest, OPERATOR);
            return true;
        });

        assertThat(endings).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(endings)
                .filteredOn(ending -> ending.thrown() != null)
                .allSatisfy(ending -> assertThat(ending.thrown()).isInstanceOf(SecondPersonNeeded.class));
    }

    @Test
    void aDemoHasOnePerson() {
        SecondPerson demo = new SecondPerson(approvals, transaction, false);

        assertThatCode(() -> demo.approved(JointAct.SEAL_KEY_ROTATION, "seal", OPERATOR))
                .doesNotThrowAnyException();
    }
}
