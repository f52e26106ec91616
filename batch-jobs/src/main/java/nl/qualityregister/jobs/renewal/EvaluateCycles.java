package nl.qualityregister.jobs.renewal;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleSpan;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.Judged;
import nl.qualityregister.cycle.Unjudged;
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

/**
 * Judges every cycle that ended before the business day, as of its last day, and again those not yet decided whose facts changed since.
 * What is judged depends on the day, what is said of it does not: a run for three missed days says what three runs would have said.
 */
@Component
public class EvaluateCycles implements RegisterJob {
    private static final int CHUNK = 1_000;
    /** The reasons that the summary names; the table has all of them. */
    private static final int NAMED = 20;

    private final Cycles cycles;
    private final Registers registers;
    private final Rehearsal rehearsal;
    private final Lists lists;
    private final Parameter<LocalDate> day;

    EvaluateCycles(Cycles cycles, Registers registers, Rehearsal rehearsal, Lists lists, BusinessDay businessDay) {
        this.cycles = cycles;
        this.registers = registers;
        this.rehearsal = rehearsal;
        this.lists = lists;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Judges every cycle that is over by its norm, and again where facts came late";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Registers.REGISTER, day, Rehearsal.DRY_RUN, KeyRanges.THREADS, KeyRanges.WORKERS);
    }

    @Override
    public int nightly() {
        return 10;
    }

    @Override
    public void check(Order order) {
        registers.check(order);
    }

    /** What was judged on earlier days comes first: what is judged tonight needs no second look. */
    @Override
    public List<Step> steps(Order order, Steps steps) {
        if (order.get(Rehearsal.DRY_RUN)) {
            lists.begin(order);
        }
        return registers.of(order).stream()
                .flatMap(register -> {
                    Night night = new Night(register, order, steps);
                    return Stream.of(night.again(), night.due(), night.rest());
                })
                .toList();
    }

    private final class Night {
        private final RegisterId register;
        private final Order order;
        private final LocalDate businessDay;
        private final Steps steps;
        private final KeyRanges ranges;

        Night(RegisterId register, Order order, Steps steps) {
            this.register = register;
            this.order = order;
            this.businessDay = order.get(day);
            this.steps = steps;
            this.ranges = KeyRanges.of(order, steps);
        }

        Step again() {
            return ranges.step("again:" + register, () -> range(cycles.judged(register, businessDay)), range -> {
                Tally tally = Tally.of("judged again because facts changed");
                return steps
                        .<CycleId, CycleId>inChunks("again:" + register, CHUNK)
                        .reader(CycleReader.within(
                                range, span -> cycles.judged(register, businessDay, span, CycleReader.PAGE)))
                        .writer(chunk -> {
                            List<CycleId> page = List.copyOf(chunk.getItems());
                            List<Judged> judged =
                                    rehearsal.run(order, () -> cycles.judgeAgain(page, businessDay, by()));
                            tally.add("judged again because facts changed", judged.size());
                            lists.judged(order, judged);
                        })
                        .stream(tally)
                        .build();
            });
        }

        Step due() {
            return ranges.step("due:" + register, () -> range(cycles.due(register, businessDay)), range -> {
                Tally tally = Tally.of("cycles judged", "met the norm", "fell short");
                return steps
                        .<CycleId, CycleId>inChunks("due:" + register, CHUNK)
                        .reader(CycleReader.within(
                                range, span -> cycles.due(register, businessDay, span, CycleReader.PAGE)))
                        .writer(judging(tally))
                        .stream(tally)
                        .build();
            });
        }

        /** What was set aside, tonight or before, once more: what kept it from being judged may be mended. Then says what is left. */
        Step rest() {
            Tally tally = Tally.of("set aside");
            return steps.atOnce(
                    "rest:" + register,
                    (contribution, context) -> {
                        List<Unjudged> left = order.get(Rehearsal.DRY_RUN) ? List.of() : tryAgain();
                        tally.set("set aside", left.size());
                        left.stream()
                                .limit(NAMED)
                                .forEach(one -> tally.note("cycle " + one.cycle(), "set aside: " + one.reason()));
                        return null;
                    },
                    tally);
        }

        private List<Unjudged> tryAgain() {
            List<CycleId> aside = cycles.unjudged(register, 0, CHUNK).stream()
                    .map(Unjudged::cycle)
                    .toList();
            if (!aside.isEmpty()) {
                cycles.judge(aside, businessDay, by());
            }
            return cycles.unjudged(register, 0, CHUNK);
        }

        private ItemWriter<CycleId> judging(Tally tally) {
            return chunk -> {
                List<CycleId> page = List.copyOf(chunk.getItems());
                List<Judged> judged = rehearsal.run(order, () -> cycles.judge(page, businessDay, by()));
                long met = judged.stream().filter(Judged::met).count();
                tally.add("cycles judged", judged.size());
                tally.add("met the norm", met);
                tally.add("fell short", judged.size() - met);
                lists.judged(order, judged);
            };
        }
    }

    private Actor by() {
        return Actor.job(name());
    }

    private static KeyRanges.Range range(CycleSpan span) {
        return new KeyRanges.Range(span.after(), span.until());
    }
}
