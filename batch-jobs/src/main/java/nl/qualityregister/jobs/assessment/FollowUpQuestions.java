package nl.qualityregister.jobs.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import nl.qualityregister.assessment.Unanswered;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Rehearsal;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.jobs.renewal.Drafts;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reminds those whose answer to the desk is awaited, and lays back on the desk what was not answered by its day. A person looks at it
 * again; nothing is rejected by the calendar.
 */
@Component
public class FollowUpQuestions implements RegisterJob {
    private static final int CHUNK = 500;
    private static final String REMINDED = "reminded";
    private static final String LAID_BACK = "laid back on the desk";

    private final Unanswered unanswered;
    private final Drafts drafts;
    private final Parameter<LocalDate> day;
    private final int daysBefore;

    FollowUpQuestions(
            Unanswered unanswered,
            Drafts drafts,
            BusinessDay businessDay,
            @Value("${register.desk.remind-days-before:7}") int daysBefore) {
        this.unanswered = unanswered;
        this.drafts = drafts;
        this.day = Parameter.businessDay(businessDay);
        this.daysBefore = daysBefore;
    }

    @Override
    public String purpose() {
        return "Reminds of what the desk asked back, and lays it back on the desk when the day has passed";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(day, Rehearsal.DRY_RUN, Drafts.LETTERS);
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public int nightly() {
        return 68;
    }

    @Override
    public boolean catchesUpAtOnce() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        if (order.get(Rehearsal.DRY_RUN)) {
            drafts.begin(order);
        }
        LocalDate today = order.get(day);
        return List.of(
                step("remind", REMINDED, tally -> remind(today, tally), order, steps),
                step("lay back", LAID_BACK, tally -> layBack(today, tally), order, steps));
    }

    private Step step(String name, String figure, Predicate<Tally> portion, Order order, Steps steps) {
        Tally tally = Tally.of(figure);
        return steps.atOnce(
                name, (contribution, context) -> drafts.inPortions(order, tally, () -> portion.test(tally)), tally);
    }

    /** Whether there may be more. */
    private boolean remind(LocalDate today, Tally tally) {
        int reminded = unanswered.remind(today, daysBefore, CHUNK);
        tally.add(REMINDED, reminded);
        return reminded == CHUNK;
    }

    private boolean layBack(LocalDate today, Tally tally) {
        int laidBack = unanswered.layBack(today, CHUNK);
        tally.add(LAID_BACK, laidBack);
        return laidBack == CHUNK;
    }
}
