package nl.qualityregister.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What Spring Batch remembers of earlier executions, and how those that were killed are made ready to go on. */
@Component
class Executions {
    private final JobRepository repository;
    private final JobOperator operator;
    private final JdbcClient jdbc;

    Executions(JobRepository repository, JobOperator operator, JdbcClient jdbc) {
        this.repository = repository;
        this.operator = operator;
        this.jdbc = jdbc;
    }

    /** The last execution of what an order is about. */
    Optional<JobExecution> latest(String identity) {
        return jdbc.sql("""
            select max(job_execution_id)
            from batch_job_execution_params
            where parameter_name = 'identity' and parameter_value = :identity
            """)
                .param("identity", identity)
                .query(Long.class)
                .optional()
                .map(repository::getJobExecution);
    }

    /**
     * Ends what is still marked as running; call it with the lease in hand only. A step that was killed before its first commit
     * has done nothing and holds no restart point: it is struck out, so that the one before it is gone on from. Status UNKNOWN (the
     * last commit of a chunk could not be told from a failure) is no danger here, because a chunk and its restart point are one
     * transaction. Returns every execution of the instance; none of them runs any more.
     */
    List<Long> recover(JobExecution latest) {
        List<Long> ended = new ArrayList<>();
        for (JobExecution execution : repository.getJobExecutions(latest.getJobInstance())) {
            for (StepExecution step : List.copyOf(execution.getStepExecutions())) {
                if (step.getStatus().isRunning() && step.getExecutionContext().isEmpty()) {
                    repository.deleteStepExecution(step);
                } else if (step.getStatus() == BatchStatus.UNKNOWN) {
                    step.setStatus(BatchStatus.FAILED);
                    repository.update(step);
                }
            }
        }
        for (JobExecution execution : repository.getJobExecutions(latest.getJobInstance())) {
            if (execution.getStatus() == BatchStatus.UNKNOWN) {
                // the operator would leave it, and ranges that others were at with it
                execution.setStatus(BatchStatus.FAILED);
                repository.update(execution);
            }
            ended.add(execution.getId());
            if (execution.isRunning()
                    || execution.getStepExecutions().stream()
                            .anyMatch(step -> step.getStatus().isRunning())) {
                operator.recover(execution);
            }
        }
        return ended;
    }

    /** An instance whose first execution was never written, because the process died in between, would never start. */
    void strikeStillborn(String job, JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(job, parameters);
        if (instance != null && repository.getJobExecutions(instance).isEmpty()) {
            repository.deleteJobInstance(instance);
        }
    }

    /** What was counted by each step in the last execution that ran it, in the order of the steps. */
    Map<String, Object> summary(JobExecution latest) {
        Map<String, StepExecution> last = new LinkedHashMap<>();
        List<JobExecution> executions = new ArrayList<>(repository.getJobExecutions(latest.getJobInstance()));
        executions.sort(Comparator.comparing(JobExecution::getId));
        for (JobExecution execution : executions) {
            execution.getStepExecutions().stream()
                    .sorted(Comparator.comparing(StepExecution::getId))
                    .forEach(step -> last.put(step.getStepName(), step));
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        last.values()
                .forEach(step -> Tally.in(step.getExecutionContext())
                        .forEach((what, figure) -> summary.merge(
                                what,
                                figure,
                                (before, more) ->
                                        before instanceof Long one && more instanceof Long two ? one + two : more)));
        return summary;
    }
}
