package nl.qualityregister.jobs.evidence;

import java.util.List;
import nl.qualityregister.evidence.Confirmations;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Has third parties written to again who were asked to confirm something a week ago and did not answer; three times in all. */
@Component
public class RemindConfirmers implements RegisterJob {
    private static final int CHUNK = 500;
    private static final String REMINDED = "reminded";

    private final Confirmations confirmations;

    RemindConfirmers(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public String purpose() {
        return "Reminds those who were asked to confirm something and did not answer";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public int nightly() {
        return 67;
    }

    @Override
    public boolean catchesUpAtOnce() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of(REMINDED);
        return List.of(steps.atOnce("remind", (contribution, context) -> remind(tally), tally));
    }

    private RepeatStatus remind(Tally tally) {
        int reminded = confirmations.remind(CHUNK, Actor.job(name()));
        tally.add(REMINDED, reminded);
        return RepeatStatus.continueIf(reminded == CHUNK);
    }
}
