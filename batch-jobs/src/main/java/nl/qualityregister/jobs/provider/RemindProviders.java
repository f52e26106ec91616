package nl.qualityregister.jobs.provider;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.course.Reminders;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Rehearsal;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.jobs.renewal.Drafts;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/** Reminds providers of attendance that has not come, each edition once. */
@Component
public class RemindProviders implements RegisterJob {
    private static final String REMINDERS = "reminders";

    private final Reminders reminders;
    private final Drafts drafts;
    private final Parameter<LocalDate> day;

    RemindProviders(Reminders reminders, Drafts drafts, BusinessDay businessDay) {
        this.reminders = reminders;
        this.drafts = drafts;
        this.day = Parameter.businessDay(businessDay).notIdentifying();
    }

    @Override
    public String purpose() {
        return "Reminds providers of attendance that has not come";
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
        return 66;
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
        Tally tally = Tally.of(REMINDERS);
        return List.of(steps.atOnce(
                "remind",
                (contribution, context) -> drafts.inPortions(order, tally, () -> remind(order.get(day), tally)),
                tally));
    }

    /** All at once: no portion is left. */
    private boolean remind(LocalDate businessDay, Tally tally) {
        tally.add(REMINDERS, reminders.remindOfAttendance(businessDay));
        return false;
    }
}
