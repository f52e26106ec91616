package nl.qualityregister.jobs.renewal;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/** Tells those who fell short what is intended, with a term for their view. It decides nothing: that is for people, after the term. */
@Component
public class AnnounceIntentions implements RegisterJob {
    private static final int CHUNK = 500;

    private final Hearings hearings;
    private final Registers registers;
    private final Parameter<LocalDate> day;

    AnnounceIntentions(Hearings hearings, Registers registers, BusinessDay businessDay) {
        this.hearings = hearings;
        this.registers = registers;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Announces to those who fell short what is intended, with a term for their view; decides nothing";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Registers.REGISTER, day);
    }

    @Override
    public void check(Order order) {
        registers.check(order);
    }

    @Override
    public int nightly() {
        return 20;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        return registers.of(order).stream()
                .map(register -> step(register, order.get(day), steps))
                .toList();
    }

    private Step step(RegisterId register, LocalDate businessDay, Steps steps) {
        Tally tally = Tally.of("intentions announced", "met the norm meanwhile");
        return steps
                .<CycleId, CycleId>inChunks("announce:" + register, CHUNK)
                .reader(new CycleReader(after -> hearings.awaiting(register, businessDay, after, CHUNK)))
                .writer(announcing(tally))
                .stream(tally)
                .build();
    }

    private ItemWriter<CycleId> announcing(Tally tally) {
        return chunk -> {
            int announced = hearings.announce(List.copyOf(chunk.getItems()), Actor.job(name()))
                    .size();
            tally.add("intentions announced", announced);
            tally.add("met the norm meanwhile", chunk.size() - announced);
        };
    }
}
