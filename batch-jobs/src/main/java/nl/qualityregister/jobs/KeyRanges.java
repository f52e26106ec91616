package nl.qualityregister.jobs;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.PartitionStepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * A step over several ranges of keys at once. Each range is a step execution of its own with its own restart point and figures; what a
 * run that was cut off had finished is not gone over again. More ranges than threads, so that a slow one keeps nobody waiting. With
 * {@code workers} the same ranges are handed to other processes.
 */
public final class KeyRanges {
    /** Leaves connections of the pool for others. */
    private static final int MOST_THREADS = 6;

    private static final int MOST_WORKERS = 16;

    public static final Parameter<Integer> THREADS = Parameter.whole(
                    "threads", "how many ranges of keys are worked on at once", 1, MOST_THREADS)
            .orElse(() -> Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS))
            .notIdentifying();

    public static final Parameter<Integer> WORKERS = Parameter.whole(
                    "workers",
                    "how many processes of their own the ranges are spread over (0: threads of this one)",
                    0,
                    MOST_WORKERS)
            .orElse(() -> 0)
            .notIdentifying();

    private static final int RANGES_A_THREAD = 4;
    private static final String AFTER = "after";
    private static final String UNTIL = "until";

    private final Steps steps;
    private final int threads;
    private final int workers;

    private KeyRanges(Steps steps, int threads, int workers) {
        this.steps = steps;
        this.threads = threads;
        this.workers = workers;
    }

    public static KeyRanges of(Order order, Steps steps) {
        return new KeyRanges(steps, order.get(THREADS), workers(order));
    }

    /** How many processes an order asks for; none where a job knows of none, and none for a rehearsal, whose list one process writes. */
    static int workers(Order order) {
        return order.find(Rehearsal.DRY_RUN).orElse(false)
                ? 0
                : order.find(WORKERS).orElse(0);
    }

    /** Whether other processes work on its ranges. */
    static boolean isSpread(JobExecution execution) {
        String workers = execution.getJobParameters().getString(WORKERS.name());
        return workers != null
                && !workers.equals("0")
                && !"true".equals(execution.getJobParameters().getString(Rehearsal.DRY_RUN.name()));
    }

    /**
     * Keys after the one, up to and including the other.
     *
     * @param after exclusive
     * @param until inclusive
     */
    public record Range(long after, long until) {
        Range part(int which, int of) {
            long width = Math.max(0, until - after);
            return new Range(after + width * which / of, after + width * (which + 1) / of);
        }
    }

    /**
     * @param whole asked when the step begins; the ranges are kept with it
     * @param part makes the step of one range, with a reader and a tally of its own
     */
    public Step step(String name, Supplier<Range> whole, Function<Range, Step> part) {
        Step ofRange = new OfRange(name + ":part", part);
        steps.remember(ofRange);
        PartitionStepBuilder partitioned = steps.named(name)
                .partitioner(ofRange.getName(), partitioner(whole))
                .step(ofRange);
        if (workers > 0) {
            return partitioned
                    .partitionHandler(steps.away(ofRange.getName(), workers * RANGES_A_THREAD))
                    .build();
        }
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(name + " ");
        executor.setConcurrencyLimit(threads);
        return partitioned
                .gridSize(threads * RANGES_A_THREAD)
                .taskExecutor(executor)
                .build();
    }

    private static Partitioner partitioner(Supplier<Range> whole) {
        return count -> {
            Range all = whole.get();
            Map<String, ExecutionContext> parts = new HashMap<>();
            for (int i = 0; i < count; i++) {
                Range range = all.part(i, count);
                ExecutionContext context = new ExecutionContext();
                context.putLong(AFTER, range.after());
                context.putLong(UNTIL, range.until());
                parts.put(Integer.toString(i), context);
            }
            return parts;
        };
    }

    /** Stands for the step of whichever range it is handed. */
    private record OfRange(String name, Function<Range, Step> part) implements Step {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public void execute(StepExecution execution) throws JobInterruptedException {
            ExecutionContext context = execution.getExecutionContext();
            part.apply(new Range(context.getLong(AFTER), context.getLong(UNTIL)))
                    .execute(execution);
        }
    }
}
