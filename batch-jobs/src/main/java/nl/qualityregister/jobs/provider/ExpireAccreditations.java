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

/**
 * Tells providers of accreditations that end and of those that have ended. That one ends needs no job: it holds on its days, and the
 * catalogue, the credits and the applications ask the day. A day that was missed is made up for by the next run.
 */
@Component
public class ExpireAccreditations implements RegisterJob {
    private final Reminders reminders;
    private final Drafts drafts;
    private final Parameter<LocalDate> day;

    ExpireAccreditations(Reminders reminders, Drafts drafts, BusinessDay businessDay) {
        this.reminders = reminders;
        this.drafts = drafts;
        this.day = Parameter.businessDay(businessDay).notIdentifying();
    }

    @Override
    public String purpose() {
        return "Tells providers of accreditations that end and of those that have ended";
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
        return 65;
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
        Tally tally = Tally.of("ending", "ended");
        return List.of(steps.atOnce(
                "tell",
                (contribution, context) -> drafts.inPortions(order, tally, () -> tell(order.get(day), tally)),
                tally));
    }

    /** All at once: no portion is left. */
    private boolean tell(LocalDate businessDay, Tally tally) {
        Reminders.Expiry told = reminders.expire(businessDay);
        tally.add("ending", told.ending());
        tally.add("ended", told.ended());
        return false;
    }
}
