package nl.qualityregister.jobs.renewal;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.decision.Intention;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Rehearsal;
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
    private final Rehearsal rehearsal;
    private final Lists lists;
    private final Drafts drafts;
    private final Parameter<LocalDate> day;

    AnnounceIntentions(
            Hearings hearings,
            Registers registers,
            Rehearsal rehearsal,
            Lists lists,
            Drafts drafts,
            BusinessDay businessDay) {
        this.hearings = hearings;
        this.registers = registers;
        this.rehearsal = rehearsal;
        this.lists = lists;
        this.drafts = drafts;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Announces to those who fell short what is intended, with a term for their view; decides nothing";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Registers.REGISTER, day, Rehearsal.DRY_RUN, Drafts.LETTERS);
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
        if (order.get(Rehearsal.DRY_RUN)) {
            lists.begin(order);
            drafts.begin(order);
        }
        return registers.of(order).stream()
                .map(register -> step(register, order, steps))
                .toList();
    }

    private Step step(RegisterId register, Order order, Steps steps) {
        LocalDate businessDay = order.get(day);
        Tally tally = Tally.of("intentions announced", "met the norm meanwhile");
        return steps
                .<CycleId, CycleId>inChunks("announce:" + register, CHUNK)
                .reader(new CycleReader(after -> hearings.awaiting(register, businessDay, after, CHUNK)))
                .writer(announcing(order, tally))
                .stream(tally)
                .build();
    }

    private ItemWriter<CycleId> announcing(Order order, Tally tally) {
        return chunk -> {
            List<CycleId> page = List.copyOf(chunk.getItems());
            List<Intention> announced = rehearsal.run(order, () -> {
                List<Intention> intentions = hearings.announce(page, Actor.job(name()));
                drafts.put(order, tally);
                return intentions;
            });
            tally.add("intentions announced", announced.size());
            tally.add("met the norm meanwhile", chunk.size() - announced.size());
            lists.announced(order, announced);
        };
    }
}
