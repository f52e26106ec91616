package nl.qualityregister.jobs.provider;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.course.Reminders;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Tells providers of accreditations that end and of those that have ended. That one ends needs no job: it holds on its days, and the
 * catalogue, the credits and the applications ask the day. A day that was missed is made up for by the next run.
 */
@Component
public class ExpireAccreditations implements RegisterJob {
    private final Reminders reminders;
    private final Parameter<LocalDate> day;

    ExpireAccreditations(Reminders reminders, BusinessDay businessDay) {
        this.reminders = reminders;
        this.day = Parameter.businessDay(businessDay).notIdentifying();
    }

    @Override
    public String purpose() {
        return "Tells providers of accreditations that end and of those that have ended";
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
        return 65;
    }

    @Override
    public boolean catchesUpAtOnce() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of("ending", "ended");
        return List.of(steps.atOnce(
                "tell",
                (contribution, context) -> {
                    Reminders.Expiry told = reminders.expire(order.get(day));
                    tally.add("ending", told.ending());
                    tally.add("ended", told.ended());
                    return RepeatStatus.FINISHED;
                },
                tally));
    }
}
