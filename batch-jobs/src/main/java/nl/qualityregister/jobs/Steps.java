package nl.qualityregister.jobs;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Begins steps whose transactions hold both the register's writes and the restart point. A step built without them would take
 * Spring Batch's default, a transaction manager that has no transactions.
 */
@Component
public class Steps {
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;

    Steps(JobRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /** Reads items, hands them on in chunks of the size; each chunk is one transaction. */
    public <I, O> ChunkOrientedStepBuilder<I, O> inChunks(String name, int size) {
        return new StepBuilder(name, repository).<I, O>chunk(size).transactionManager(transactions);
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
