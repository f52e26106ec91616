package nl.qualityregister.jobs.renewal;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Decisions;
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

/** Renews every judged cycle that met its norm, of people who stand registered; all others are left to the registrar. */
@Component
public class ConcludeCycles implements RegisterJob {
    /** Fewer than are judged at once: the roll's lock is held until the chunk is committed, and a person may be waiting for it. */
    private static final int CHUNK = 500;

    private final Cycles cycles;
    private final Decisions decisions;
    private final Registers registers;
    private final Parameter<LocalDate> day;

    ConcludeCycles(Cycles cycles, Decisions decisions, Registers registers, BusinessDay businessDay) {
        this.cycles = cycles;
        this.decisions = decisions;
        this.registers = registers;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Renews every judged cycle that met its norm; the others wait for the registrar";
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
    public List<Step> steps(Order order, Steps steps) {
        return registers.of(order).stream()
                .map(register -> step(register, order.get(day), steps))
                .toList();
    }

    private Step step(RegisterId register, LocalDate businessDay, Steps steps) {
        Tally tally = Tally.of("renewed by the norm", "left to the registrar");
        return steps
                .<CycleId, CycleId>inChunks("conclude:" + register, CHUNK)
                .reader(new CycleReader(after -> cycles.judged(register, businessDay, after, CHUNK)))
                .writer(concluding(tally))
                .stream(tally)
                .build();
    }

    private ItemWriter<CycleId> concluding(Tally tally) {
        return chunk -> {
            int renewed = decisions
                    .concludeByNorm(List.copyOf(chunk.getItems()), Actor.job(name()))
                    .size();
            tally.add("renewed by the norm", renewed);
            tally.add("left to the registrar", chunk.size() - renewed);
        };
    }
}
