package nl.qualityregister.jobs.verification;

import java.util.List;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.SecondPerson;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.organisation.JointAct;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.verification.Verifications;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Makes the key that signs receipts and rosters from an hour on; the ones before stay published. */
@Component
public class RotateReceiptKey implements RegisterJob {
    private final Verifications verifications;
    private final SecondPerson second;

    RotateReceiptKey(Verifications verifications, SecondPerson second) {
        this.verifications = verifications;
        this.second = second;
    }

    @Override
    public String purpose() {
        return "Makes a new key for receipts and rosters; it signs from an hour on";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        return List.of(steps.atOnce("rotate", (contribution, context) -> {
            second.approved(JointAct.RECEIPT_KEY_ROTATION, "receipts", Actor.job("RotateReceiptKey"));
            verifications.rotateKey();
            return RepeatStatus.FINISHED;
        }));
    }
}
