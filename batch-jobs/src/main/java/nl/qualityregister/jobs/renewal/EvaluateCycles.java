package nl.qualityregister.jobs.renewal;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Judged;
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

/**
 * Judges every cycle that ended before the business day, as of its last day, and again those not yet decided whose facts changed since.
 * What is judged depends on the day, what is said of it does not: a run for three missed days says what three runs would have said.
 */
@Component
public class EvaluateCycles implements RegisterJob {
    private static final int CHUNK = 1_000;

    private final Cycles cycles;
    private final Registers registers;
    private final Parameter<LocalDate> day;

    EvaluateCycles(Cycles cycles, Registers registers, BusinessDay businessDay) {
        this.cycles = cycles;
        this.registers = registers;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Judges every cycle that is over by its norm, and again where facts came late";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Registers.REGISTER, day);
    }

    @Override
    public void check(Order order) {
        registers.check(order);
    }

    /** What was judged on earlier days comes first: what is judged tonight needs no second look. */
    @Override
    public List<Step> steps(Order order, Steps steps) {
        LocalDate businessDay = order.get(day);
        return registers.of(order).stream()
                .flatMap(register -> Stream.of(again(register, businessDay, steps), due(register, businessDay, steps)))
                .toList();
    }

    private Step again(RegisterId register, LocalDate businessDay, Steps steps) {
        Tally tally = Tally.of("judged again because facts changed");
        return steps
                .<CycleId, CycleId>inChunks("again:" + register, CHUNK)
                .reader(new CycleReader(after -> cycles.judged(register, businessDay, after, CHUNK)))
                .writer(chunk -> tally.add(
                        "judged again because facts changed",
                        cycles.judgeAgain(List.copyOf(chunk.getItems()), businessDay, by())
                                .size()))
                .stream(tally)
                .build();
    }

    private Actor by() {
        return Actor.job(name());
    }

    private Step due(RegisterId register, LocalDate businessDay, Steps steps) {
        Tally tally = Tally.of("cycles judged", "met the norm", "fell short");
        return steps
                .<CycleId, CycleId>inChunks("due:" + register, CHUNK)
                .reader(new CycleReader(after -> cycles.due(register, businessDay, after, CHUNK)))
                .writer(judging(businessDay, tally))
                .stream(tally)
                .build();
    }

    private ItemWriter<CycleId> judging(LocalDate businessDay, Tally tally) {
        return chunk -> {
            List<Judged> judged = cycles.judge(List.copyOf(chunk.getItems()), businessDay, by());
            long met = judged.stream().filter(Judged::met).count();
            tally.add("cycles judged", judged.size());
            tally.add("met the norm", met);
            tally.add("fell short", judged.size() - met);
        };
    }
}
