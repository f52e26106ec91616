package nl.qualityregister.jobs.assessment;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.assessment.Unanswered;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
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
    private final Parameter<LocalDate> day;
    private final int daysBefore;

    FollowUpQuestions(
            Unanswered unanswered,
            BusinessDay businessDay,
            @Value("${register.desk.remind-days-before:7}") int daysBefore) {
        this.unanswered = unanswered;
        this.day = Parameter.businessDay(businessDay);
        this.daysBefore = daysBefore;
    }

    @Override
    public String purpose() {
        return "Reminds of what the desk asked back, and lays it back on the desk when the day has passed";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(day);
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
        LocalDate today = order.get(day);
        Tally tally = Tally.of(REMINDED, LAID_BACK);
        return List.of(
                steps.atOnce("remind", (contribution, context) -> remind(today, tally), tally),
                steps.atOnce("lay back", (contribution, context) -> layBack(today, tally), tally));
    }

    private RepeatStatus remind(LocalDate today, Tally tally) {
        int reminded = unanswered.remind(today, daysBefore, CHUNK);
        tally.add(REMINDED, reminded);
        return RepeatStatus.continueIf(reminded == CHUNK);
    }

    private RepeatStatus layBack(LocalDate today, Tally tally) {
        int laidBack = unanswered.layBack(today, CHUNK);
        tally.add(LAID_BACK, laidBack);
        return RepeatStatus.continueIf(laidBack == CHUNK);
    }
}
