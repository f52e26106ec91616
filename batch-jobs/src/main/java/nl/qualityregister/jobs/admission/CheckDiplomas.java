package nl.qualityregister.jobs.admission;

import java.util.List;
import java.util.Map;
import nl.qualityregister.decision.DiplomaOutcome;
import nl.qualityregister.decision.Diplomas;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Asks the diploma register until nothing is due; what it could not tell is asked again when its wait is over. */
@Component
public class CheckDiplomas implements RegisterJob {
    private static final int AT_ONCE = 200;

    private final Diplomas diplomas;

    CheckDiplomas(Diplomas diplomas) {
        this.diplomas = diplomas;
    }

    @Override
    public String purpose() {
        return "Asks the diploma register about the diplomas of applicants";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of("confirmed", "unknown", "another's", "unverified");
        return List.of(steps.atOnce("check", (contribution, context) -> check(tally), tally));
    }

    private RepeatStatus check(Tally tally) {
        Map<DiplomaOutcome, Integer> outcomes = diplomas.check(AT_ONCE);
        outcomes.forEach((outcome, count) -> tally.add(word(outcome), count));
        return RepeatStatus.continueIf(!outcomes.isEmpty());
    }

    private static String word(DiplomaOutcome outcome) {
        return switch (outcome) {
            case CONFIRMED -> "confirmed";
            case UNKNOWN -> "unknown";
            case OTHER_HOLDER -> "another's";
            case UNVERIFIED -> "unverified";
        };
    }
}
