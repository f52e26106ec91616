package nl.qualityregister.jobs;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.integration.jdbc.store.JdbcChannelMessageStore;
import org.springframework.integration.jdbc.store.channel.PostgresChannelMessageStoreQueryProvider;
import org.springframework.integration.store.MessageGroupQueue;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Over which the process that runs a job hands ranges of keys to others: Spring Integration's queue in the register's own PostgreSQL.
 * What is taken in a transaction that does not end well, because its taker died, lies in the queue again.
 */
@Component
class PartitionChannel {
    private static final int LOOK_MILLIS = 500;

    private final JobRepository repository;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final QueueChannel queue;

    PartitionChannel(
            DataSource database, JobRepository repository, PlatformTransactionManager transactions, Clock clock) {
        this.repository = repository;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        JdbcChannelMessageStore store = new JdbcChannelMessageStore(database);
        store.setChannelMessageStoreQueryProvider(new PostgresChannelMessageStoreQueryProvider());
        store.setTablePrefix("partition_");
        // whoever may write to the database may not thereby make this program read any class there is
        store.addAllowedPatterns(
                "org.springframework.messaging.support.GenericMessage",
                "org.springframework.messaging.MessageHeaders",
                StepExecutionRequest.class.getName(),
                "java.util.*");
        store.afterPropertiesSet();
        queue = new QueueChannel(new MessageGroupQueue(store, "ranges"));
    }

    /**
     * Sends the ranges of a step away and waits until none of them is under way any more, which the job repository tells.
     *
     * @param step of one range, as those who work on them know it
     * @param ranges into how many parts the keys are cut
     */
    PartitionHandler away(String step, int ranges) {
        MessageChannelPartitionHandler handler = new MessageChannelPartitionHandler();
        handler.setStepName(step);
        handler.setGridSize(ranges);
        handler.setMessagingOperations(new MessagingTemplate(queue));
        handler.setJobRepository(repository);
        handler.setPollInterval(LOOK_MILLIS);
        try {
            handler.afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException("the channel of " + step, e);
        }
        return handler;
    }

    /** Takes the next range, in the transaction at hand; none when there is none that nobody holds. */
    Optional<StepExecutionRequest> take() {
        Message<?> message = queue.receive(0);
        return Optional.ofNullable(message).map(Message::getPayload).map(StepExecutionRequest.class::cast);
    }

    /** Of a run that is to stop: ranges that nobody has begun with are taken back, those under way stop at the end of their chunk. */
    void stop(JobExecution run) {
        repository.update(run);
        transaction.executeWithoutResult(status -> {
            List<StepExecutionRequest> others = new ArrayList<>();
            for (Optional<StepExecutionRequest> next = take(); next.isPresent(); next = take()) {
                StepExecution range = repository.getStepExecution(next.get().getStepExecutionId());
                if (range == null || range.getJobExecutionId() != run.getId()) {
                    others.add(next.get());
                } else if (range.getStatus().isRunning()) {
                    note(range, BatchStatus.STOPPED, ExitStatus.STOPPED);
                }
            }
            others.forEach(request -> queue.send(new GenericMessage<>(request)));
        });
    }

    /** Of a range that ended without its step saying so. */
    void note(StepExecution range, BatchStatus status, ExitStatus exit) {
        range.setStatus(status);
        range.setExitStatus(exit);
        range.setEndTime(LocalDateTime.now(clock.withZone(ZoneId.systemDefault())));
        repository.update(range);
    }
}
