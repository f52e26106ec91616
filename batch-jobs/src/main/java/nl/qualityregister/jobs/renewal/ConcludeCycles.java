package nl.qualityregister.jobs.renewal;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleSpan;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.RenewalDecision;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.KeyRanges;
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

/** Renews every judged cycle that met its norm, of people who stand registered; all others are left to the registrar. */
@Component
public class ConcludeCycles implements RegisterJob {
    /** Fewer than are judged at once: the roll's lock is held until the chunk is committed, and a person may be waiting for it. */
    private static final int CHUNK = 500;

    private final Cycles cycles;
    private final Decisions decisions;
    private final Registers registers;
    private final Rehearsal rehearsal;
    private final Lists lists;
    private final Drafts drafts;
    private final Parameter<LocalDate> day;

    ConcludeCycles(
            Cycles cycles,
            Decisions decisions,
            Registers registers,
            Rehearsal rehearsal,
            Lists lists,
            Drafts drafts,
            BusinessDay businessDay) {
        this.cycles = cycles;
        this.decisions = decisions;
        this.registers = registers;
        this.rehearsal = rehearsal;
        this.lists = lists;
        this.drafts = drafts;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Renews every judged cycle that met its norm; the others wait for the registrar";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(
                Registers.REGISTER, day, Rehearsal.DRY_RUN, Drafts.LETTERS, KeyRanges.THREADS, KeyRanges.WORKERS);
    }

    @Override
    public int nightly() {
        return 30;
    }

    @Override
    public void check(Order order) {
        registers.check(order);
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
        return KeyRanges.of(order, steps)
                .step("conclude:" + register, () -> range(cycles.judged(register, businessDay)), range -> {
                    Tally tally = Tally.of("renewed by the norm", "left to the registrar");
                    return steps
                            .<CycleId, CycleId>inChunks("conclude:" + register, CHUNK)
                            .reader(CycleReader.within(
                                    range, span -> cycles.judged(register, businessDay, span, CycleReader.PAGE)))
                            .writer(concluding(order, tally))
                            .stream(tally)
                            .build();
                });
    }

    private static KeyRanges.Range range(CycleSpan span) {
        return new KeyRanges.Range(span.after(), span.until());
    }

    private ItemWriter<CycleId> concluding(Order order, Tally tally) {
        return chunk -> {
            List<CycleId> page = List.copyOf(chunk.getItems());
            List<RenewalDecision> renewed = rehearsal.run(order, () -> {
                List<RenewalDecision> concluded = decisions.concludeByNorm(page, Actor.job(name()));
                drafts.put(order, tally);
                return concluded;
            });
            tally.add("renewed by the norm", renewed.size());
            tally.add("left to the registrar", chunk.size() - renewed.size());
            lists.decided(order, renewed);
        };
    }
}
