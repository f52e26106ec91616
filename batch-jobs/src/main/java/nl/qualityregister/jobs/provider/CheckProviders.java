package nl.qualityregister.jobs.provider;

import java.util.List;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.organisation.KvkChecks;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Looks up the numbers of new providers at the chamber of commerce; who does not answer is asked again by a later run. */
@Component
public class CheckProviders implements RegisterJob {
    private static final int AT_ONCE = 20;

    private final KvkChecks checks;

    CheckProviders(KvkChecks checks) {
        this.checks = checks;
    }

    @Override
    public String purpose() {
        return "Looks up the numbers of new providers at the chamber of commerce";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of("answered", "to be asked again");
        return List.of(steps.atOnce("check", (contribution, context) -> check(tally), tally));
    }

    private RepeatStatus check(Tally tally) throws InterruptedException {
        KvkChecks.Pass pass = checks.check(AT_ONCE);
        tally.add("answered", pass.answered());
        tally.add("to be asked again", pass.unanswered());
        return RepeatStatus.continueIf(!pass.idle());
    }
}
