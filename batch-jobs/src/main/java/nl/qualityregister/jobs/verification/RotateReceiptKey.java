package nl.qualityregister.jobs.verification;

import java.util.List;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.verification.Verifications;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Makes the key that signs receipts and rosters from an hour on; the ones before stay published. */
@Component
public class RotateReceiptKey implements RegisterJob {
    private final Verifications verifications;

    RotateReceiptKey(Verifications verifications) {
        this.verifications = verifications;
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
            verifications.rotateKey();
            return RepeatStatus.FINISHED;
        }));
    }
}
