package nl.qualityregister.jobs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins steps whose transactions hold both the register's writes and the restart point. A step built without them would take
 * Spring Batch's default, a transaction manager that has no transactions.
 */
@Component
public class Steps {
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final PartitionChannel channel;
    private final Optional<Map<String, Step>> parts;

    @Autowired
    Steps(JobRepository repository, PlatformTransactionManager transactions, PartitionChannel channel) {
        this(repository, transactions, channel, Optional.empty());
    }

    private Steps(
            JobRepository repository,
            PlatformTransactionManager transactions,
            PartitionChannel channel,
            Optional<Map<String, Step>> parts) {
        this.repository = repository;
        this.transactions = transactions;
        this.channel = channel;
        this.parts = parts;
    }

    /** The step of one range of a job's keys, for who works on ranges that another process hands out. */
    Step part(RegisterJob job, Order order, String name) {
        Map<String, Step> named = new HashMap<>();
        job.steps(order, new Steps(repository, transactions, channel, Optional.of(named)));
        return Optional.ofNullable(named.get(name))
                .orElseThrow(() -> new IllegalStateException(job.name() + " has no step " + name));
    }

    /** Remembers it for who asks for the step of a range. */
    void remember(Step part) {
        parts.ifPresent(named -> named.put(part.getName(), part));
    }

    /** Hands ranges to other processes. */
    PartitionHandler away(String part, int ranges) {
        return channel.away(part, ranges);
    }

    /** Reads items, hands them on in chunks of the size; each chunk is one transaction, and is there as a whole when the step goes on. */
    public <I, O> ChunkOrientedStepBuilder<I, O> inChunks(String name, int size) {
        Committed<I, O> committed = new Committed<>();
        return new StepBuilder(name, repository)
                        .<I, O>chunk(size)
                        .transactionManager(transactions)
                        .listener(new Undoomed<I, O>(transactions))
                        .listener((ChunkListener<I, O>) committed)
                        .stream(committed);
    }

    /**
     * Puts a restart point back when the transaction that was to hold it did not commit. Spring Batch (6.0.4) moves it on inside the
     * transaction, and writes it down all the same when the step has failed: the chunk would never be done. A commit of which nobody knows
     * whether it was made counts as not made, for a chunk done twice does nothing the second time.
     */
    private static final class Committed<I, O> implements ItemStream, ChunkListener<I, O> {
        private ExecutionContext context = new ExecutionContext();
        private Map<String, Object> point = Map.of();

        @Override
        public void open(ExecutionContext opened) {
            context = opened;
            point = Map.copyOf(opened.toMap());
        }

        @Override
        public void beforeChunk(Chunk<I> chunk) {
            if (TransactionSynchronizationManager.isSynchronizationActive()) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        if (status == STATUS_COMMITTED) {
                            point = Map.copyOf(context.toMap());
                        } else {
                            Set.copyOf(context.toMap().keySet()).forEach(context::remove);
                            point.forEach(context::put);
                        }
                    }
                });
            }
        }
    }

    /**
     * Fails a chunk whose transaction somebody inside has marked for rollback without the writer failing. Spring Batch (6.0.4) rolls such
     * a chunk back without a word and goes on with the next. A step that brings its own transactions, as reading in a file does, has none
     * around its chunks to be marked.
     */
    private static final class Undoomed<I, O> implements ChunkListener<I, O> {
        private final TransactionTemplate within;

        Undoomed(PlatformTransactionManager transactions) {
            within = new TransactionTemplate(transactions);
            within.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);
        }

        @Override
        public void afterChunk(Chunk<O> chunk) {
            within.executeWithoutResult(status -> {
                if (status.isRollbackOnly()) {
                    throw new IllegalStateException(
                            "a door inside the chunk failed, and its transaction can only be rolled back");
                }
            });
        }
    }

    /** All of it in one transaction, or as many as the tasklet asks for by not being finished. */
    public Step atOnce(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository).tasklet(tasklet, transactions).build();
    }

    /** The same, with figures that are kept when it has committed. */
    public Step atOnce(String name, Tasklet tasklet, Tally tally) {
        return new StepBuilder(name, repository)
                .tasklet(tasklet, transactions).stream(tally).build();
    }

    /** For what has no shorthand here, such as partitions. */
    public StepBuilder named(String name) {
        return new StepBuilder(name, repository);
    }

    public PlatformTransactionManager transactions() {
        return transactions;
    }
}
