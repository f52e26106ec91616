package nl.qualityregister.jobs.renewal;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.decision.NormExtensions;
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

/**
 * Lets the cycles of the next thirteen months end on the day that their norm makes of the facts: later, where an interruption, a deferral
 * or a suspension stops its clock, and earlier again when that was taken back. First of the night, so that nobody is judged too early.
 */
@Component
public class ExtendCycles implements RegisterJob {
    private static final int CHUNK = 500;
    private static final int MONTHS = 13;
    private static final String FIGURE = "cycles that end on another day, by their norm";

    private final NormExtensions extensions;
    private final Registers registers;
    private final Rehearsal rehearsal;
    private final Lists lists;
    private final Drafts drafts;
    private final Parameter<LocalDate> day;

    ExtendCycles(
            NormExtensions extensions,
            Registers registers,
            Rehearsal rehearsal,
            Lists lists,
            Drafts drafts,
            BusinessDay businessDay) {
        this.extensions = extensions;
        this.registers = registers;
        this.rehearsal = rehearsal;
        this.lists = lists;
        this.drafts = drafts;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Lets cycles end later where their norm stops the clock: for an interruption, a deferral or a suspension";
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
        return 5;
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
        LocalDate until = order.get(day).plusMonths(MONTHS);
        Tally tally = Tally.of(FIGURE);
        return steps
                .<CycleId, CycleId>inChunks("extend:" + register, CHUNK)
                .reader(new CycleReader(after -> extensions.toLookAt(register, until, after, CycleReader.PAGE)))
                .writer(following(order, tally))
                .stream(tally)
                .build();
    }

    private ItemWriter<CycleId> following(Order order, Tally tally) {
        return chunk -> {
            List<CycleId> page = List.copyOf(chunk.getItems());
            List<Cycle> moved = rehearsal.run(order, () -> {
                List<Cycle> followed = extensions.follow(page, order.get(day), Actor.job(name()));
                drafts.put(order, tally);
                return followed;
            });
            tally.add(FIGURE, moved.size());
            lists.extended(order, moved);
        };
    }
}
