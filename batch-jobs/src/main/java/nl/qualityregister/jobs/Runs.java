package nl.qualityregister.jobs;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** What runs and ran, kept where the API can read it: progress while it runs, the summary when it has ended. */
@Component
class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final int EACH_MILLIS = 2_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final JobRepository repository;

    Runs(JdbcClient jdbc, JsonMapper json, Clock clock, JobRepository repository) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** How far an execution is: what the ranges of its last step have read and written, or the step itself. */
    record Reached(String step, long first, long read, long written, long skipped) {
        static Optional<Reached> of(JobExecution execution) {
            List<StepExecution> steps = List.copyOf(execution.getStepExecutions());
            if (steps.isEmpty()) {
                return Optional.empty();
            }
            String name = steps.getLast().getStepName().replaceAll(":.*", "");
            List<StepExecution> parts = steps.stream()
                    .filter(part -> part.getStepName().contains(":part:"))
                    .filter(part -> part.getStepName().startsWith(name + ":"))
                    .toList();
            List<StepExecution> counted = parts.isEmpty() ? List.of(steps.getLast()) : parts;
            return Optional.of(new Reached(
                    name,
                    counted.getFirst().getId(),
                    counted.stream().mapToLong(StepExecution::getReadCount).sum(),
                    counted.stream().mapToLong(StepExecution::getWriteCount).sum(),
                    counted.stream()
                            .mapToLong(part -> part.getSkipCount() + part.getFilterCount())
                            .sum()));
        }
    }

    /** Tells of the execution from now on, until the timer that it returns is cancelled. */
    Timer begin(JobExecution execution, Order order, Optional<Long> takenUp) {
        jdbc.sql("""
            insert into job_run (execution_id, job, parameters, state, taken_up, started_at, told_at)
            values (:execution, :job, cast(:parameters as jsonb), 'RUNNING', :takenUp, :now, :now)
            """)
                .param("execution", execution.getId())
                .param("job", order.job())
                .param("parameters", json.writeValueAsString(order.all()))
                .param("takenUp", takenUp.orElse(null))
                .param("now", now())
                .update();
        Timer timer = new Timer("run " + execution.getId(), true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        tell(execution);
                    }
                },
                EACH_MILLIS,
                EACH_MILLIS);
        return timer;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** That nobody can be told is no reason to stop. */
    private void tell(JobExecution execution) {
        try {
            reached(execution);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "progress of execution {} is not told: {}",
                    execution.getId(),
                    e.getClass().getSimpleName());
        }
    }

    private void reached(JobExecution execution) {
        if (KeyRanges.isSpread(execution)) {
            hear(execution);
        }
        Reached.of(execution)
                .ifPresent(reached -> jdbc.sql("""
                    update job_run
                    set step = :step, read = :read, written = :written, skipped = :skipped, told_at = :now
                    where execution_id = :execution and state = 'RUNNING'
                    """)
                        .param("step", reached.step())
                        .param("read", reached.read())
                        .param("written", reached.written())
                        .param("skipped", reached.skipped())
                        .param("now", now())
                        .param("execution", execution.getId())
                        .update());
    }

    /** How far the ranges are that other processes work on, which only the repository knows. */
    private void hear(JobExecution execution) {
        JobExecution told = repository.getJobExecution(execution.getId());
        if (told == null) {
            return;
        }
        Map<Long, StepExecution> known = told.getStepExecutions().stream()
                .filter(step -> step.getStepName().contains(":part:"))
                .collect(Collectors.toMap(StepExecution::getId, Function.identity()));
        List.copyOf(execution.getStepExecutions()).forEach(mine -> {
            StepExecution range = known.get(mine.getId());
            if (range != null) {
                mine.setReadCount(range.getReadCount());
                mine.setWriteCount(range.getWriteCount());
                mine.setFilterCount(range.getFilterCount());
            }
        });
    }

    /** Told as running, though nobody holds the lease: their process died, or the database just as they ended. */
    List<Long> leaseless() {
        return jdbc.sql("""
            select run.execution_id
            from job_run run
            join batch_job_execution_params param
              on param.job_execution_id = run.execution_id and param.parameter_name = 'identity'
            where run.state = 'RUNNING'
              and not exists (
                  select from pg_locks held
                  where held.locktype = 'advisory'
                    and held.objsubid = 1
                    and held.database = (select oid from pg_database where datname = current_database())
                    and (cast(held.classid as bigint) << 32) | cast(held.objid as bigint)
                        = hashtextextended(:lease || param.parameter_value, 0))
            order by run.execution_id
            """)
                .param("lease", Lease.PREFIX)
                .query((row, number) -> row.getLong("execution_id"))
                .list();
    }

    void end(JobExecution execution, JobRun.Outcome outcome, Map<String, Object> summary, Optional<String> failure) {
        reached(execution);
        jdbc.sql("""
            update job_run
            set state = :state, ended_at = :ended, told_at = :now, summary = cast(:summary as jsonb), failure = :failure
            where execution_id = :execution
            """)
                .param("state", outcome.name())
                .param("ended", ended(execution))
                .param("now", now())
                .param("summary", json.writeValueAsString(inOrder(summary)))
                .param("failure", failure.orElse(null))
                .param("execution", execution.getId())
                .update();
    }

    private OffsetDateTime ended(JobExecution execution) {
        return Optional.ofNullable(execution.getEndTime())
                .map(end -> end.atZone(ZoneId.systemDefault()).toOffsetDateTime())
                .orElseGet(this::now);
    }

    /** A list of pairs: PostgreSQL keeps the members of an object in an order of its own. */
    private static List<Map<String, Object>> inOrder(Map<String, Object> summary) {
        List<Map<String, Object>> figures = new ArrayList<>();
        summary.forEach((what, figure) -> figures.add(Map.of("what", what, "figure", figure)));
        return figures;
    }

    /** Their process died before it could tell. */
    void killed(Iterable<Long> executions) {
        executions.forEach(execution -> jdbc.sql(
                        "update job_run set state = 'KILLED' where execution_id = :execution and state = 'RUNNING'")
                .param("execution", execution)
                .update());
    }
}
