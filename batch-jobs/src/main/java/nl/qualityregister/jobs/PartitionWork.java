package nl.qualityregister.jobs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on ranges of keys of jobs that other processes run. A range is taken from the channel in a transaction that lasts as long as the
 * work on it: when this process dies its connection is cut, the range lies in the channel again, and whoever takes it goes on after the
 * last committed chunk. Whatever is worked on twice because somebody only seemed dead fails at its next commit, on the version of its step.
 */
@Component
class PartitionWork {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionWork.class);

    private final PartitionChannel channel;
    private final JobRepository repository;
    private final ObjectProvider<Jobs> jobs;
    private final Steps steps;
    private final JdbcClient jdbc;
    private final TransactionTemplate holding;
    private final TransactionTemplate apart;
    private volatile boolean ended;
    private final Set<StepExecution> underWay = ConcurrentHashMap.newKeySet();

    PartitionWork(
            PartitionChannel channel,
            JobRepository repository,
            ObjectProvider<Jobs> jobs,
            Steps steps,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.channel = channel;
        this.repository = repository;
        this.jobs = jobs;
        this.steps = steps;
        this.jdbc = jdbc;
        this.holding = new TransactionTemplate(transactions);
        holding.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** Takes one range and works on it to its end; false when there was none. */
    boolean next() {
        return Boolean.TRUE.equals(holding.execute(status -> {
            Optional<StepExecutionRequest> taken = channel.take();
            taken.ifPresent(request -> {
                noticeDeadMachines();
                boolean done = Boolean.TRUE.equals(apart.execute(outside -> work(request)));
                if (!done) {
                    status.setRollbackOnly();
                }
            });
            return taken.isPresent();
        }));
    }

    /** As a lease does: a range held by a machine that vanished is free within a minute. */
    private void noticeDeadMachines() {
        jdbc.sql("""
            select set_config('tcp_keepalives_idle', '30', true), set_config('tcp_keepalives_interval', '10', true),
                   set_config('tcp_keepalives_count', '3', true)
            """).query().listOfRows();
    }

    /** At the end of the chunk; the range goes back to the others. */
    void stop() {
        ended = true;
        underWay.forEach(StepExecution::setTerminateOnly);
    }

    /** False when the range is to be handed back. */
    private boolean work(StepExecutionRequest request) {
        StepExecution execution = repository.getStepExecution(request.getStepExecutionId());
        if (execution == null || !isWanted(execution)) {
            LOG.info("range {} is no longer wanted", request.getStepExecutionId());
            return true;
        }
        StepExecutionRequestHandler handler = new StepExecutionRequestHandler();
        handler.setJobRepository(repository);
        handler.setStepLocator(name -> new Watched(part(execution.getJobExecution(), name)));
        return settled(handler.handle(request));
    }

    /** A run that was cut off and taken up again has ranges of its own; what its predecessor sent out is left. */
    private static boolean isWanted(StepExecution execution) {
        return execution.getStatus().isRunning()
                && execution.getJobExecution().getStatus().isRunning();
    }

    private Step part(JobExecution run, String name) {
        RegisterJob job = jobs.getObject().named(run.getJobInstance().getJobName());
        Map<String, String> given = new HashMap<>();
        Order.known(job).keySet().forEach(parameter -> {
            String value = run.getJobParameters().getString(parameter);
            if (value != null) {
                given.put(parameter, value);
            }
        });
        return steps.part(job, Order.read(job, given), name);
    }

    /** What ended is told in the repository, also where the step could not even begin; what this process was asked to leave goes back. */
    private boolean settled(StepExecution worked) {
        StepExecution told = repository.getStepExecution(worked.getId());
        if (told == null) {
            return true;
        }
        BatchStatus job = told.getJobExecution().getStatus();
        boolean jobGoesOn = job.isRunning() && job != BatchStatus.STOPPING;
        if (ended && told.getStatus() == BatchStatus.STOPPED && jobGoesOn) {
            told.setStatus(BatchStatus.STARTED);
            told.setExitStatus(ExitStatus.EXECUTING);
            repository.update(told);
            return false;
        }
        if (told.getStatus().isRunning()) {
            worked.getFailureExceptions().forEach(failure -> LOG.error("range {}", worked.getId(), failure));
            channel.note(
                    told,
                    worked.getStatus().isRunning() ? BatchStatus.FAILED : worked.getStatus(),
                    worked.getFailureExceptions().stream()
                            .findFirst()
                            .map(ExitStatus.FAILED::addExitDescription)
                            .orElse(ExitStatus.FAILED));
        }
        return true;
    }

    /** Lets the step under way be told to stop. */
    private final class Watched implements Step {
        private final Step step;

        Watched(Step step) {
            this.step = step;
        }

        @Override
        public String getName() {
            return step.getName();
        }

        @Override
        public void execute(StepExecution execution) throws JobInterruptedException {
            underWay.add(execution);
            if (ended) {
                execution.setTerminateOnly();
            }
            try {
                step.execute(execution);
            } finally {
                underWay.remove(execution);
            }
        }
    }
}
