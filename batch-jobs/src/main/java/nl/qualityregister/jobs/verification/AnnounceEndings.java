package nl.qualityregister.jobs.verification;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.verification.WatchLists;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Announces to employers who watch somebody that the registration falls due within ninety days, each once. */
@Component
public class AnnounceEndings implements RegisterJob {
    private static final int DAYS = 90;
    private static final int CHUNK = 1_000;
    private static final String ANNOUNCED = "announced";

    private final WatchLists lists;
    private final Parameter<LocalDate> day;

    AnnounceEndings(WatchLists lists, BusinessDay businessDay) {
        this.lists = lists;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Announces to who watches that a registration falls due within " + DAYS + " days";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(day);
    }

    @Override
    public int nightly() {
        return 60;
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        LocalDate today = order.get(day);
        Tally tally = Tally.of(ANNOUNCED);
        return List.of(steps.atOnce(
                "announce",
                (contribution, context) -> {
                    int announced = lists.announceEndings(today, DAYS, CHUNK);
                    tally.add(ANNOUNCED, announced);
                    return RepeatStatus.continueIf(announced == CHUNK);
                },
                tally));
    }
}
