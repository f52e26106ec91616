package nl.qualityregister.jobs.provider;

import java.util.List;
import nl.qualityregister.course.Reminders;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Reminds providers of attendance that has not come, each edition once. */
@Component
public class RemindProviders implements RegisterJob {
    private final Reminders reminders;

    RemindProviders(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public String purpose() {
        return "Reminds providers of attendance that has not come";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public int nightly() {
        return 66;
    }

    @Override
    public boolean catchesUpAtOnce() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of("reminders");
        return List.of(steps.atOnce(
                "remind",
                (contribution, context) -> {
                    tally.add("reminders", reminders.remindOfAttendance());
                    return RepeatStatus.FINISHED;
                },
                tally));
    }
}
